import type { Parameters, SurveyDefinition } from "@heard/survey/runtime";
import { v7 as uuidv7 } from "uuid";
import { countAnswers } from "../catalogue/count-answers.ts";
import { recordingCatalogue } from "../catalogue/queries.ts";
import type { Mode } from "../catalogue/rules.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, notFound } from "../errors.ts";
import { dayIn } from "../responses/day.ts";
import { openInvitation } from "../sending/open-invitation.ts";
import { type EntryInput, resolveEntry } from "../survey-entries/resolve-entry.ts";
import { type OpenedSurvey, openDraft, openSurvey, type SubmissionDeps, type SurveyPage } from "./open-survey.ts";
import { assertTakesAnswers } from "./rules.ts";
import { readLink } from "./sign-link.ts";
import { readPreview, signSubmission } from "./sign-submission.ts";

export type StartSubmissionInput = {
  /** The key in the address. */
  survey: string;
  mode: Mode;
  /** What the address carries; what the survey does not declare is another tool's and ignored. */
  parameters?: Parameters;
  /** Of those that must not be changed by hand. */
  signature?: string;
  /** The token of a personal link. */
  personal?: string;
  /** Of a personal link: a score was pressed in the letter itself. */
  isInline?: boolean;
  /** Another way in than a link. */
  entry?: EntryInput;
  /** Opens the draft for somebody who may see it; nothing is kept. */
  preview?: string;
};

/** A way through a survey. The token is all that a page carries from step to step, with the answers so far. */
export type OpenSubmission = {
  page: SurveyPage;
  token: string;
  seed: number;
  mode: Mode;
  parameters: Parameters;
  /** When it was begun. */
  issuedAt: Date;
  /** The organisation's calendar day, by which a date may not lie after today. */
  today: string;
};

/**
 * Opens a way through a survey for whoever comes to its page. Nothing is written: who looks and goes leaves nothing behind.
 * @throws DomainError not_found; invalid_state `survey_not_open`, `survey_paused`, `survey_closed`; limit_exceeded `survey_full`; invalid_input
 * `survey_link_changed`, `survey_token_invalid` (preview); of a personal link what `openInvitation` throws
 */
export async function startSubmission(input: StartSubmissionInput, deps: SubmissionDeps): Promise<OpenSubmission> {
  const { now, random, authSecret } = deps;
  const opened = await open(input, deps);
  const { page, ctx } = opened;
  const today = dayIn(ctx.organisation.timeZone, now());
  assertTakesAnswers(opened, today);
  await assertHasPlace(opened);
  const invitation = await personalOf(opened, input, deps);
  const entry = input.entry === undefined || page.isTest ? null : await resolveEntry(opened, input.entry, deps);
  const mode = entry?.mode ?? invitation?.mode ?? input.mode;
  const vouched = { ...entry?.vouched, ...invitation?.parameters };
  const parameters = readLink(
    page.survey.key,
    page.isTest ? withoutDemands(page.definition) : page.definition,
    { given: input.parameters ?? {}, signature: input.signature, vouched },
    authSecret,
  );
  await assertPlacesKnown(ctx, page.definition, parameters, vouched);
  const seed = Buffer.from(random(4)).readUInt32BE(0);
  const issuedAt = now();
  const token = signSubmission(
    {
      ...{ organisationId: page.organisation.id, surveyId: page.survey.id, survey: page.survey.key },
      ...{ version: page.isTest ? null : page.definition.version, submissionId: uuidv7(), seed, parameters },
      ...{ mode, invitationId: invitation?.id ?? null, issuedAt: issuedAt.getTime() },
      ...(entry && { collected: entry.collected }),
    },
    authSecret,
  );
  return { page, token, seed, mode, parameters, issuedAt, today };
}

async function open({ survey, preview }: StartSubmissionInput, deps: SubmissionDeps): Promise<OpenedSurvey> {
  if (preview === undefined) return openSurvey(survey, { version: null, now: deps.now });
  const opened = await openDraft(readPreview(preview, deps), deps);
  if (opened.page.survey.key !== survey) throw notFound("survey", survey);
  return opened;
}

/** Whoever tries a draft need not make a link for it first: what its links must carry may be absent, or typed by hand. */
function withoutDemands({ parameters = [] }: SurveyDefinition): Pick<SurveyDefinition, "parameters"> {
  return { parameters: parameters.map(({ required: _, signed: __, ...parameter }) => parameter) };
}

/** The invitation of a personal link. A preview is nobody's. */
async function personalOf(
  { ctx, page }: OpenedSurvey,
  { personal, isInline = false }: StartSubmissionInput,
  deps: SubmissionDeps,
) {
  if (personal === undefined || page.isTest) return null;
  const survey = { id: page.survey.id, definition: page.definition };
  return openInvitation(ctx, { survey, token: personal, isInline }, deps);
}

/** Looked at before somebody begins, so that nobody answers for nothing; the last place is given away when somebody completes. */
async function assertHasPlace({ ctx, responseCap, sourceId }: OpenedSurvey): Promise<void> {
  if (responseCap === null) return;
  const counts = await inTenant(ctx, (tx) => countAnswers(tx, ctx.organisation.id, "source"));
  if ((counts.get(sourceId) ?? 0) >= responseCap) throw new DomainError("limit_exceeded", "survey_full");
}

/**
 * A touchpoint or channel that a link names has to be there, and so has a value of a segment, unless its link is signed: nobody fills the lists
 * of an organisation by hand.
 */
async function assertPlacesKnown(
  ctx: ServiceContext,
  { parameters: declared = [] }: SurveyDefinition,
  given: Parameters,
  vouched: Parameters,
): Promise<void> {
  const carried = declared.filter(({ key }) => Object.hasOwn(given, key));
  if (!carried.some(({ fills }) => fills === "touchpoint" || fills === "channel" || fills === "segment")) return;
  const { touchpoints, channels, segmentFields } = await recordingCatalogue(ctx);
  for (const { key, fills, segment = "", signed } of carried) {
    const value = given[key] ?? "";
    const isKnown =
      (fills !== "touchpoint" || touchpoints.has(value)) &&
      (fills !== "channel" || channels.has(value)) &&
      (fills !== "segment" ||
        signed === true ||
        Object.hasOwn(vouched, key) ||
        (segmentFields.get(segment)?.values.has(value) ?? false));
    if (!isKnown) throw new DomainError("invalid_input", "survey_link_changed", { parameter: key });
  }
}
