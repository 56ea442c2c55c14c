import type { RateLimit } from "@heard/core/rate-limits/rules";
import type { Context } from "hono";
import { HttpProblem } from "../problem.ts";
import type { Respond } from "../respond.ts";
import type { SurveyDesk } from "./desk.ts";

export type SurveyLimits = {
  /** Pages that one address opens or sends. Many people may stand behind one. */
  address: RateLimit;
  /** Pages of one survey, whoever asks. */
  survey: RateLimit;
  /** Responses that one address completes before they are looked at. */
  completions: RateLimit;
  /** The same of the kiosks of one address, where one customer answers after another and a day without a network arrives at once. */
  kiosks: RateLimit;
  /** Files that one address sends: each lies on the disk for a day, whether it is part of an answer or not. */
  files: RateLimit;
};

export type SurveyPagesOptions = {
  desk: SurveyDesk;
  now: () => Date;
  limits: SurveyLimits;
  /** Takes one token of a bucket; a number is the seconds to wait. */
  take: (bucket: string, limit: RateLimit) => Promise<number | null>;
  /** Gives back what was taken for nothing. */
  giveBack: (bucket: string, limit: RateLimit) => Promise<void>;
  /** A name of the sender’s address that changes every day. */
  addressOf: (c: Context) => string;
  /** The one optional script; `null` where it was not built. */
  script: string | null;
  /** Its counterpart on a device in a shop. */
  kioskScript?: string | null;
  /** The scripts that pages of other origins load. */
  embed?: { loader: string; runtime: string } | null;
  respond: Respond;
};

/** @throws HttpProblem 429, with the seconds to wait */
export async function spend(take: SurveyPagesOptions["take"], bucket: string, limit: RateLimit): Promise<void> {
  const seconds = await take(bucket, limit);
  if (seconds !== null)
    throw new HttpProblem(429, "rate_limited", { seconds }, { headers: { "Retry-After": String(seconds) } });
}

/** The address that a page sends itself to: its own, parameters included. */
export function addressOfPage(c: Context): string {
  const { pathname, search } = new URL(c.req.url);
  return `${pathname}${search}`;
}
