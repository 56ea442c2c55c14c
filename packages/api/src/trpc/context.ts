import type { ServiceContext } from "@heard/core/context";
import type { Site } from "@heard/core/mail";
import type { SessionClaim } from "@heard/core/sign-in";
import type { Locale } from "@heard/messages";

/** The person behind a session, whatever organisation they look at. */
export type Person = SessionClaim;

/**
 * What the transport knows about a request before any procedure runs. Web builds it from the session and the address; nothing in the
 * input adds to it.
 */
export type ApiContext = {
  /** `null` when nobody is signed in. */
  person: Person | null;
  /** The organisation that the address names. */
  organisationKey: string | null;
  /** The person in the organisation of the address; `null` where it names none or one that they are not a member of. */
  service: ServiceContext | null;
  /** That organisation demands a second step of signing in, which this person has not. */
  lacksSecondFactor?: boolean;
  /** Where the request comes from: what limits of doors without a session go by. */
  address: string;
  /** Where people reach the dashboard, and how mail leaves. */
  site: Site;
  /** Where respondents reach the gateway. */
  gatewayUrl: string;
  /** The installation's secret, of which the code of the set-up page is made. */
  authSecret: string;
  /** What the reader reads: what a refusal names is said in it. */
  locale: Locale;
  /** Ties a message on screen to a line in the log. */
  requestId: string;
  now: () => Date;
  /** Where failures nobody expected go, whole. */
  report: (error: unknown, request: { requestId: string; path: string }) => void;
};
