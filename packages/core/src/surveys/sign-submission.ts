import { createHmac, timingSafeEqual } from "node:crypto";
import { deriveKey } from "@heard/db/derive-key";
import type { Parameters } from "@heard/survey/runtime";
import type { Mode } from "../catalogue/rules.ts";
import { DomainError } from "../errors.ts";
import { answerKeyOf } from "../sending/rules.ts";
import type { Collected } from "../survey-entries/rules.ts";

/** What the token of a survey page says, so that nothing of it has to be stored before somebody answers. */
export type SubmissionClaim = {
  organisationId: number;
  surveyId: number;
  survey: string;
  /** The published version that is answered; `null`: the draft, in a preview. */
  version: number | null;
  /** Of this way through the survey: a reload, a retry and the next page have the same. */
  submissionId: string;
  seed: number;
  mode: Mode;
  parameters: Parameters;
  invitationId: string | null;
  collected?: Collected;
  /** Milliseconds since 1970. */
  issuedAt: number;
};
export type PreviewClaim = { organisationId: number; surveyId: number; issuedAt: number };

type Kind = "survey submission" | "survey preview" | "survey kiosk" | "survey agent";
const dayMs = 86_400_000;
const validDays: Record<Kind, number> = {
  "survey submission": 30,
  "survey preview": 1,
  "survey kiosk": 366,
  "survey agent": 1,
};

function macOf(body: string, kind: Kind, authSecret: string): Buffer {
  return createHmac("sha256", deriveKey(authSecret, kind)).update(body).digest();
}

/** A claim with its signature, of a purpose of its own: one kind never passes for another. */
export function signClaim(claim: object, kind: Kind, authSecret: string): string {
  const body = Buffer.from(JSON.stringify(claim)).toString("base64url");
  return `${body}.${macOf(body, kind, authSecret).toString("base64url")}`;
}

/** @throws DomainError invalid_input `survey_token_invalid` for one that is forged, of another installation or too old */
export function readSigned<Claim extends { issuedAt: number }>(
  token: string,
  kind: Kind,
  { authSecret, now }: { authSecret: string; now: () => Date },
): Claim {
  const [body = "", mac = "", ...rest] = token.split(".");
  const expected = macOf(body, kind, authSecret);
  const given = Buffer.from(mac, "base64url");
  const isOurs = rest.length === 0 && given.length === expected.length && timingSafeEqual(given, expected);
  if (!isOurs) throw new DomainError("invalid_input", "survey_token_invalid");
  // Signed by this installation, so it is of the form in which it was made.
  const claim: Claim = JSON.parse(Buffer.from(body, "base64url").toString());
  if (now().getTime() - claim.issuedAt > validDays[kind] * dayMs)
    throw new DomainError("invalid_input", "survey_token_invalid");
  return claim;
}

export const signSubmission = (claim: SubmissionClaim, authSecret: string): string =>
  signClaim(claim, "survey submission", authSecret);

/** @throws DomainError invalid_input `survey_token_invalid` for one that is forged, of another installation or a month old */
export function readSubmission(token: string, deps: { authSecret: string; now: () => Date }): SubmissionClaim {
  const [signed = "", way, ...rest] = token.split(wayMark);
  const claim: SubmissionClaim = readSigned(signed, "survey submission", deps);
  if (way === undefined) return claim;
  if (claim.mode !== "kiosk" || !isUuid(way) || rest.length > 0)
    throw new DomainError("invalid_input", "survey_token_invalid");
  return { ...claim, submissionId: `${claim.submissionId}:${way}` };
}

/** A kiosk asks one customer after another without a network: it numbers their ways itself, behind the token of its page. */
const wayMark = "~";
const isUuid = (text: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

export const signPreview = (claim: PreviewClaim, authSecret: string): string =>
  signClaim(claim, "survey preview", authSecret);

/** @throws DomainError invalid_input `survey_token_invalid`, also for one that is a day old */
export const readPreview = (token: string, deps: { authSecret: string; now: () => Date }): PreviewClaim =>
  readSigned(token, "survey preview", deps);

/**
 * The key by which every try of one answer meets: that of the personal link, else of the way through the survey. It begins like all keys that the
 * product makes, so no system can send one.
 */
export const dedupeKeyOf = ({ invitationId, submissionId }: SubmissionClaim): string =>
  invitationId === null ? `heard:submission:${submissionId}` : answerKeyOf(invitationId);
