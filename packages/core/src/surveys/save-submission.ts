import {
  type AnswerProblem,
  type RecordedResponse,
  responseOf,
  type ValidAnswers,
  validateAnswers,
} from "@heard/survey/runtime";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidInput } from "../errors.ts";
import { dayIn } from "../responses/day.ts";
import type { ItemToRecord } from "../responses/prepare.ts";
import { type RecordedSubmission, recordSubmission } from "../responses/record-submission.ts";
import { findInvitedCustomer, noteAnswering, recordProgress } from "../sending/record-progress.ts";
import { isEndedKiosk, resolveEnterer } from "../survey-entries/resolve-entry.ts";
import { answeredAtOf, placedOn } from "../survey-entries/rules.ts";
import { checkAnswerFiles } from "./check-answer-files.ts";
import type { OpenedSurvey, SubmissionDeps } from "./open-survey.ts";
import { resumeOpened } from "./resume-submission.ts";
import { countOnce, storable } from "./rules.ts";
import { dedupeKeyOf, readSubmission, type SubmissionClaim } from "./sign-submission.ts";

/** `kioskEnded`: it comes from a kiosk whose PIN was changed, perhaps of somebody who waited there for a network. */
export type Suspicion = "honeypot" | "tooFast" | "manyFromOneAddress" | "kioskEnded";
export type SaveSubmissionInput = {
  token: string;
  /** One that the survey speaks. */
  language: string;
  /** By question id, raw; only those on the path. */
  answers: Readonly<Record<string, unknown>>;
  /** Else it is kept as partial and counts nowhere. */
  isComplete: boolean;
  /** When, of answers that waited at a kiosk for a network. */
  answeredAt?: Date;
  /** Why it is kept out of the numbers until somebody has looked at it. */
  suspicion?: Suspicion;
};

/** `isRepeat`: it was kept before, with the same answers. */
export type SavedSubmission =
  | { saved: Omit<RecordedSubmission, "id"> & { isTest: boolean } }
  | { problems: AnswerProblem[] };

/**
 * Keeps what somebody answered: so far, or the whole. Answers are held against the version in which they began, and what is wrong with them is
 * returned. The same submission again is a repeat; after a complete one no other is taken. One that says nothing leaves nothing, nor does one that needs a
 * consent which has not been given yet.
 * @throws DomainError what `resumeSubmission` throws; conflict `survey_answered`; limit_exceeded `survey_full`; invalid_input for a language that the
 * survey does not speak
 */
export async function saveSubmission(
  { token, language, answers, isComplete, answeredAt, suspicion }: SaveSubmissionInput,
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
  if (isTest || saysNothing || isUnagreed(checked.valid))
    return { saved: { state: checked.valid.state, isRepeat: false, isTest } };
  const { memberId, touchpoint, edition } = claim.collected ?? {};
  const enterer = memberId === undefined ? null : await resolveEnterer(opened.ctx, memberId);
  const response = responseOf(definition, checked.valid, { language, parameters });
  const recorded = countOnce(placedOn(response, { definition, parameters, touchpoint }));
  const problems = await checkAnswerFiles(opened.ctx, dedupeKeyOf(claim), recorded.files);
  if (problems.length > 0) return { problems };
  const { state } = checked.valid;
  const occurredAt =
    claim.mode === "kiosk" ? answeredAtOf(answeredAt, { issuedAt: claim.issuedAt, now: deps.now() }) : deps.now();
  const isEnded = edition !== undefined && (await isEndedKiosk(opened, edition));
  const doubt = suspicion ?? (isEnded ? "kioskEnded" : undefined);
  const { id, ...saved } = await record(opened, claim, recorded, { state, suspicion: doubt, occurredAt });
  if (enterer && saved.state === "complete" && !saved.isRepeat) await noteEntry(enterer, opened, id);
  if (claim.invitationId !== null)
    await recordProgress(opened.ctx, claim.invitationId, {
      isComplete: saved.state === "complete",
      hasComment: recorded.response.comments.length > 0,
      responseId: id,
      said: { survey: claim.survey, version: definition.version, given: recorded.consents },
    });
  return { saved: { ...saved, isTest } };
}

/** Whether something on the way has to be agreed to and is not yet: until then nothing of it is kept here. */
const isUnagreed = ({ path, answers }: ValidAnswers) =>
  path.some((question) => question.type === "consent" && question.required && answers[question.id] !== true);

/** Who typed it in is known; what they typed stands in the response alone. */
function noteEntry(enterer: ServiceContext, { page }: OpenedSurvey, id: string): Promise<void> {
  return inTenant(enterer, (tx) =>
    recordAudit(tx, enterer, {
      verb: "response.enter",
      subject: { kind: "response", id },
      after: { survey: page.survey.key },
    }),
  );
}

async function record(
  { ctx, page, responseCap }: OpenedSurvey,
  claim: SubmissionClaim,
  { response, files }: RecordedResponse,
  {
    state,
    suspicion,
    occurredAt,
  }: Pick<ValidAnswers, "state"> & Pick<SaveSubmissionInput, "suspicion"> & { occurredAt: Date },
): Promise<RecordedSubmission> {
  const { seed, parameters, mode, invitationId, collected = {} } = claim;
  const customer = invitationId === null ? collected.customer : await findInvitedCustomer(ctx, invitationId);
  if (invitationId !== null) await noteAnswering(ctx, invitationId);
  const item: ItemToRecord = {
    ...itemOf({ response, files }),
    ...(customer != null && { customer }),
    occurredAt: occurredAt.toISOString(),
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
        ...(collected.page !== undefined && { page: collected.page }),
        ...(collected.device !== undefined && { device: collected.device }),
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
