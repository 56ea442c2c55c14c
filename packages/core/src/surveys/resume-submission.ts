import { dayIn } from "../responses/day.ts";
import { assertStillInvited } from "../sending/assert-still-invited.ts";
import { type OpenedSurvey, openDraft, openSurvey, type SubmissionDeps } from "./open-survey.ts";
import { assertTakesAnswers, judgedAt } from "./rules.ts";
import { readSubmission, type SubmissionClaim } from "./sign-submission.ts";
import type { OpenSubmission } from "./start-submission.ts";

/**
 * The way through a survey that a page carries in its token, in the version in which it was begun.
 * @throws DomainError what `startSubmission` throws of the survey; invalid_input `survey_token_invalid`; invalid_state `survey_link_withdrawn`,
 * `survey_link_expired`
 */
export async function resumeSubmission(
  { token }: { token: string },
  deps: Pick<SubmissionDeps, "authSecret" | "now">,
): Promise<OpenSubmission> {
  const claim = readSubmission(token, deps);
  const { page, ctx } = await resumeOpened(claim, deps);
  const { seed, mode, parameters, issuedAt } = claim;
  const today = dayIn(ctx.organisation.timeZone, deps.now());
  return { page, token, seed, mode, parameters, issuedAt: new Date(issuedAt), today };
}

/** The survey of a claim, while it takes answers from whoever began then, and while their personal link leads to it. */
export async function resumeOpened(claim: SubmissionClaim, { now }: { now: () => Date }): Promise<OpenedSurvey> {
  const opened =
    claim.version === null
      ? await openDraft(claim, { now })
      : await openSurvey(claim.survey, { version: claim.version, now });
  const at = judgedAt({ issuedAt: claim.issuedAt, now: now() });
  assertTakesAnswers(opened, dayIn(opened.ctx.organisation.timeZone, at));
  if (claim.invitationId !== null) await assertStillInvited(opened.ctx, claim.invitationId, at);
  return opened;
}
