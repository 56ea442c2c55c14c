import type { Parameters } from "@heard/survey/runtime";
import { readSigned, signClaim } from "../surveys/sign-submission.ts";

type Deps = { authSecret: string; now: () => Date };
/** What a link of staff says. The parameters were held against the survey's list when it was made. */
type EntryClaim = { organisationId: number; surveyId: number; parameters: Parameters; issuedAt: number };
/** `edition`: of the PIN that was set when the link was made. */
export type KioskClaim = EntryClaim & { edition: number };
export type AgentClaim = EntryClaim & { memberId: number; customer: string | null };

export const signKiosk = (claim: KioskClaim, authSecret: string): string =>
  signClaim(claim, "survey kiosk", authSecret);
export const signAgent = (claim: AgentClaim, authSecret: string): string =>
  signClaim(claim, "survey agent", authSecret);

/** @throws DomainError invalid_input `survey_token_invalid`, also for one that is a year old */
export const readKiosk = (token: string, deps: Deps): KioskClaim => readSigned(token, "survey kiosk", deps);
/** @throws DomainError invalid_input `survey_token_invalid`, also for one that is a day old */
export const readAgent = (token: string, deps: Deps): AgentClaim => readSigned(token, "survey agent", deps);
