import { randomBytes } from "node:crypto";
import type { SurveyDefinition } from "@heard/survey";
import type { ServiceContext } from "../context.ts";
import { createSurvey } from "../surveys/create.ts";
import { publishSurvey } from "../surveys/publish.ts";
import { getSurvey } from "../surveys/queries.ts";
import { saveDraft } from "../surveys/save-draft.ts";
import { saveSubmission } from "../surveys/save-submission.ts";
import { startSubmission } from "../surveys/start-submission.ts";
import { testNow } from "./organisation.ts";

type Change = (definition: SurveyDefinition) => SurveyDefinition;
const same: Change = (definition) => definition;

/** A survey from a template, published with whatever is changed of it. */
export async function publishTestSurvey(
  ctx: ServiceContext,
  change: Change = same,
  template = "nps",
): Promise<{ surveyId: number; key: string }> {
  const made = await createSurvey(ctx, { name: `Survey ${template}`, from: { kind: "template", template } });
  await republishTestSurvey(ctx, made.surveyId, change);
  return made;
}

/** Saves an edit of what is stored, and says which edit that is. */
export async function editTestSurvey(ctx: ServiceContext, surveyId: number, change: Change): Promise<number> {
  const { definition, edit } = await getSurvey(ctx, { surveyId });
  const outcome = await saveDraft(ctx, { surveyId, edit, definition: change(structuredClone(definition)) });
  if ("problems" in outcome) throw new Error(JSON.stringify(outcome.problems));
  return outcome.saved.edit;
}

/** Edits a survey and publishes the next version. */
export async function republishTestSurvey(ctx: ServiceContext, surveyId: number, change: Change): Promise<void> {
  const edit = await editTestSurvey(ctx, surveyId, change);
  const outcome = await publishSurvey(ctx, { surveyId, edit });
  if ("problems" in outcome) throw new Error(JSON.stringify(outcome.problems));
}

/** What an installation brings to a submission, some hours after the clock of tests. */
export const submissionDeps = (hours = 0) => ({
  authSecret: "secret",
  random: randomBytes,
  now: () => new Date(testNow().getTime() + hours * 3_600_000),
});

/** Comes to the page of a survey. */
export const startTestSubmission = (
  survey: string,
  more: Partial<Parameters<typeof startSubmission>[0]> = {},
  deps = submissionDeps(),
) => startSubmission({ survey, mode: "link", ...more }, deps);

/** Sends answers to NPS and why, or to whatever is asked. */
export const saveTestSubmission = (
  token: string,
  answers: Record<string, unknown>,
  {
    deps = submissionDeps(),
    ...more
  }: Partial<Parameters<typeof saveSubmission>[0]> & {
    deps?: Parameters<typeof saveSubmission>[1];
  } = {},
) => saveSubmission({ token, language: "en", answers, isComplete: true, ...more }, deps);
