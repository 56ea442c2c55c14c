import {
  type AnswerProblem,
  type RecordedResponse,
  responseOf,
  type ValidAnswers,
  validateAnswers,
} from "@heard/survey/runtime";
import { invalidInput } from "../errors.ts";
import { dayIn } from "../responses/day.ts";
import type { ItemToRecord } from "../responses/prepare.ts";
import { type RecordedSubmission, recordSubmission } from "../responses/record-submission.ts";
import { findInvitedCustomer, recordProgress } from "../sending/record-progress.ts";
import { checkAnswerFiles } from "./check-answer-files.ts";
import type { OpenedSurvey, SubmissionDeps } from "./open-survey.ts";
import { resumeOpened } from "./resume-submission.ts";
import { countOnce, storable } from "./rules.ts";
import { dedupeKeyOf, readSubmission, type SubmissionClaim } from "./sign-submission.ts";

export type Suspicion = "honeypot" | "tooFast" | "manyFromOneAddress";
export type SaveSubmissionInput = {
  token: string;
  /** One that the survey speaks. */
  language: string;
  /** By question id, raw; only those on the path. */
  answers: Readonly<Record<string, unknown>>;
  /** Else it is kept as partial and counts nowhere. */
  isComplete: boolean;
  /** Why it is kept out of the numbers until somebody has looked at it. */
  suspicion?: Suspicion;
};

/** `isRepeat`: it was kept before, with the same answers. */
export type SavedSubmission =
  | { saved: Omit<RecordedSubmission, "id"> & { isTest: boolean } }
  | { problems: AnswerProblem[] };

/**
 * Keeps what somebody answered: so far, or the whole. Answers are held against the version in which they began, and what is wrong with them is
 * returned. The same submission again is a repeat; after a complete one no other is taken. One that says nothing leaves nothing.
 * @throws DomainError what `resumeSubmission` throws; conflict `survey_answered`; limit_exceeded `survey_full`; invalid_input for a language that the
 * survey does not speak
 */
export async function saveSubmission(
  { token, language, answers, isComplete, suspicion }: SaveSubmissionInput,
  deps: Pick<SubmissionDeps, "authSecret" | "now">,
): Promise<SavedSubmission> {
  const claim = readSubmission(token, deps);
  const opened = await resumeOpened(claim, deps);
  const { definition, isTest } = opened.page;
  if (!definition.languages.includes(language))
    throw invalidInput("invalid_value", { value: language, expected: definition.languages.join(", ") });
  const { seed, parameters } = claim;
  const today = dayIn(opened.ctx.organisation.timeZone, deps.now());
  const checked = validateAnswers(definition, { answers, parameters, seed }, { today, partial: !isComplete });
  if ("problems" in checked) return checked;
  const saysNothing = Object.values(checked.valid.answers).every((answer) => answer === null);
  if (isTest || saysNothing) return { saved: { state: checked.valid.state, isRepeat: false, isTest } };
  const recorded = countOnce(responseOf(definition, checked.valid, { language, parameters }));
  const problems = await checkAnswerFiles(opened.ctx, dedupeKeyOf(claim), recorded.files);
  if (problems.length > 0) return { problems };
  const { id, ...saved } = await record(opened, claim, recorded, { state: checked.valid.state, suspicion });
  if (claim.invitationId !== null)
    await recordProgress(opened.ctx, claim.invitationId, {
      isComplete: saved.state === "complete",
      hasComment: recorded.response.comments.length > 0,
      responseId: id,
    });
  return { saved: { ...saved, isTest } };
}

async function record(
  { ctx, page, responseCap }: OpenedSurvey,
  claim: SubmissionClaim,
  { response, files }: RecordedResponse,
  { state, suspicion }: Pick<ValidAnswers, "state"> & Pick<SaveSubmissionInput, "suspicion">,
): Promise<RecordedSubmission> {
  const { seed, parameters, mode, invitationId } = claim;
  const customer = invitationId === null ? null : await findInvitedCustomer(ctx, invitationId);
  const item: ItemToRecord = {
    ...itemOf({ response, files }),
    ...(customer !== null && { customer }),
    occurredAt: ctx.now().toISOString(),
  };
  return recordSubmission(ctx, {
    source: page.survey.key,
    mode,
    item,
    responseCap,
    submission: {
      dedupeKey: dedupeKeyOf(claim),
      state: state === "partial" ? 1 : suspicion ? 3 : 2,
      surveyVersion: page.definition.version,
      record: {
        ...{ seed, parameters: { ...parameters } },
        scores: response.scores.map(({ question }) => question),
        comments: response.comments.map(({ question }) => question),
        ...(suspicion && { suspicion }),
        ...(files.length > 0 && {
          files: files.map(({ question, file: { file, name, bytes } }) => ({ question, file, name, bytes })),
        }),
      },
    },
  });
}

/** What a response is made of, without when and for whom. */
export function itemOf({ response, files }: Pick<RecordedResponse, "response" | "files">): ItemToRecord {
  const { scores, comments, answers, ...place } = response;
  // That there is a file, and of which kind: who only attaches one has answered.
  const attached = files.map(({ question, file }) => ({ question, value: file.mediaType }));
  return {
    ...place,
    scores: scores.map(({ question: _, scale: { key, version, ...scale }, ...score }) => ({
      ...score,
      scale,
      scaleVersion: { key, version },
    })),
    comments: comments.map(({ question: _, ...comment }) => comment),
    answers: [...answers, ...attached].map(({ question, value }) => ({
      question,
      value: typeof value === "string" ? storable(value) : value,
    })),
  };
}
