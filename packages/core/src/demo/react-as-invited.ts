import type { ServiceContext } from "../context.ts";
import { openInvitation } from "../sending/open-invitation.ts";
import { recordProgress } from "../sending/record-progress.ts";
import { signInvitation } from "../sending/sign-invitation.ts";
import { saveSubmission, startSubmission } from "../surveys/index.ts";
import { openSurvey } from "../surveys/open-survey.ts";
import { playedSecret } from "./pass-time.ts";
import type { DemoReaction } from "./plan-sendings.ts";
import { demoSurvey } from "./world.ts";

export type Invited = { id: string; customer: string; language: string | null; surveyId: number };

const readsMs = 70_000;

/** Does what somebody did who was invited: looks at the page, begins without an end, or has given the answer that the world knows of. */
export async function reactAsInvited(
  ctx: ServiceContext,
  { id, surveyId, language }: Invited,
  { did }: Pick<DemoReaction, "did">,
): Promise<void> {
  const now = ctx.now();
  const token = signInvitation({ organisationId: ctx.organisation.id, invitationId: id }, playedSecret);
  if (did === "begin") return beginAnswer(token, language ?? "en", now);
  const looked = { ...ctx, actor: { kind: "respondent" as const }, now: () => new Date(now.getTime() - readsMs) };
  const { page } = await openSurvey(demoSurvey.key, { version: null, now: ctx.now });
  const survey = { id: surveyId, definition: page.definition };
  await openInvitation(looked, { survey, token, isInline: false }, { authSecret: playedSecret });
  if (did === "open") return;
  const { responseId, hasComment } = did;
  await recordProgress({ ...looked, now: () => now }, id, { isComplete: true, hasComment, responseId });
}

/** A score is chosen, and the page is left. */
async function beginAnswer(personal: string, language: string, now: Date): Promise<void> {
  const deps = { authSecret: playedSecret, now: () => now, random: (size: number) => new Uint8Array(size) };
  const { token, page } = await startSubmission({ survey: demoSurvey.key, mode: "email", personal }, deps);
  const [first] = page.definition.questions;
  const answers = { [first?.id ?? ""]: 6 };
  const outcome = await saveSubmission({ token, language, answers, isComplete: false }, deps);
  if ("problems" in outcome)
    throw new Error(`The demo world began an answer that is refused: ${JSON.stringify(outcome)}`);
}
