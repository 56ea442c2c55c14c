import { ingest } from "@heard/db";
import { checkParameters, responseOf, validateAnswers } from "@heard/survey/runtime";
import * as z from "zod";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, invalidInput, notFound } from "../errors.ts";
import { parseItem } from "../parse-item.ts";
import { requirePermission } from "../permissions.ts";
import { dayIn } from "../responses/day.ts";
import { type ItemResult, openReply, type RecordResponsesResult, summed } from "../responses/record.ts";
import { recordSubmission } from "../responses/record-submission.ts";
import { type ItemError, itemError } from "../responses/rules.ts";
import { mostItems, ownIdPrefix } from "../responses/schema.ts";
import { openInvitation } from "../sending/open-invitation.ts";
import { findInvitedCustomer, noteAnswering, recordProgress } from "../sending/record-progress.ts";
import { answerKeyOf } from "../sending/rules.ts";
import { type OpenedSurvey, openSurvey } from "./open-survey.ts";
import { assertTakesAnswers, countOnce } from "./rules.ts";
import { itemOf } from "./save-submission.ts";

const Text = z.string().min(1).max(200);
/** One person's answers to a published survey, from a system of the organisation's own. */
export const AnswersInput = z.strictObject({
  externalId: Text.optional(),
  /** Of a personal link: its answer is this one, and no other. */
  invitation: z.string().min(1).max(100).optional(),
  occurredAt: z.iso.datetime({ offset: true }).optional(),
  /** One that the survey speaks; its default one when absent. */
  language: z.string().min(2).max(35).optional(),
  customer: Text.optional(),
  parameters: z.record(z.string().max(60), z.string().max(200)).default({}),
  answers: z.array(z.strictObject({ question: z.string().min(1).max(60), value: z.unknown() })).max(200),
});
type Answers = z.output<typeof AnswersInput>;

export type RecordAnswersInput = {
  /** Key of the survey. */
  survey: string;
  /** Items as {@link AnswersInput}; each is checked on its own. */
  responses: readonly unknown[];
  idempotencyKey?: string;
};

/**
 * Records whole answers to a survey, each held against the version that is published now as those of its page are. Items get their own verdict; the same
 * id or invitation again with the same answers is a duplicate, with other answers a conflict.
 * @throws DomainError not_found; invalid_state when the survey takes no answers; invalid_input `batch_size`; conflict `idempotency_mismatch`
 */
export async function recordAnswers(
  ctx: ServiceContext,
  input: RecordAnswersInput,
  { authSecret }: { authSecret: string },
): Promise<RecordResponsesResult> {
  requirePermission(ctx, "response.record");
  const { survey, responses, idempotencyKey } = input;
  if (responses.length < 1 || responses.length > mostItems)
    throw invalidInput("batch_size", { count: responses.length, most: mostItems });
  const found = await openSurvey(survey, { version: null, now: ctx.now });
  if (found.page.organisation.id !== ctx.organisation.id) throw notFound("survey", survey);
  const opened = { ...found, ctx };
  assertTakesAnswers(opened, dayIn(ctx.organisation.timeZone, ctx.now()));
  const reply =
    idempotencyKey === undefined
      ? null
      : await openReply(ctx, { id: opened.sourceId }, { source: survey, responses }, idempotencyKey);
  if (reply && "stored" in reply) return reply.stored;
  const results: ItemResult[] = [];
  for (const [index, given] of responses.entries()) {
    const parsed = parse(given);
    results.push(
      "errors" in parsed
        ? { index, status: "rejected", errors: parsed.errors }
        : await recordOne(opened, { index, answers: parsed.answers, idempotencyKey }, authSecret),
    );
  }
  const result = summed(results);
  if (reply) await ingest({ responses: [], replies: [{ ...reply, status: 200, reply: JSON.stringify(result) }] });
  if (result.accepted > 0 && (ctx.actor.kind === "apiKey" || ctx.actor.kind === "member"))
    await inTenant(ctx, (tx) =>
      recordAudit(tx, ctx, {
        verb: "responses.record",
        subject: { kind: "source", id: survey },
        after: { count: result.accepted },
      }),
    );
  return result;
}

function parse(given: unknown): { answers: Answers } | { errors: ItemError[] } {
  const parsed = parseItem(AnswersInput, given);
  if ("errors" in parsed) return parsed;
  const { externalId } = parsed.item;
  if (!externalId?.startsWith(ownIdPrefix)) return { answers: parsed.item };
  const expected = `an id that does not begin with ${ownIdPrefix}`;
  return { errors: [itemError("invalid_value", "/externalId", externalId, { value: externalId, expected }, expected)] };
}

type One = { index: number; answers: Answers; idempotencyKey: string | undefined };

async function recordOne(opened: OpenedSurvey, one: One, authSecret: string): Promise<ItemResult> {
  const { index } = one;
  const rejected = (errors: ItemError[]): ItemResult => ({ index, status: "rejected", errors });
  try {
    const outcome = await store(opened, one, authSecret);
    return "errors" in outcome ? rejected(outcome.errors) : { index, ...outcome };
  } catch (error) {
    // What is wrong with one item costs no other; what is wrong with all of them is told of each.
    if (!(error instanceof DomainError)) throw error;
    const path = error.reason.startsWith("survey_link") || error.reason === "survey_answered" ? "/invitation" : "";
    const id = one.answers.invitation === undefined && error.reason === "survey_answered";
    return rejected([
      id
        ? itemError("id_conflict", "/externalId", one.answers.externalId ?? null, {
            value: one.answers.externalId ?? "",
          })
        : itemError(error.reason, path, one.answers.invitation ?? null, error.params),
    ]);
  }
}

async function store(
  { ctx, page, responseCap }: OpenedSurvey,
  { index, answers: given, idempotencyKey }: One,
  authSecret: string,
): Promise<{ status: "accepted" | "duplicate"; id: string } | { errors: ItemError[] }> {
  const { definition } = page;
  const { language = definition.defaultLanguage } = given;
  if (!definition.languages.includes(language)) {
    const expected = definition.languages.join(", ");
    return { errors: [itemError("invalid_value", "/language", language, { value: language, expected }, expected)] };
  }
  const asked = given.answers.map(({ question }) => question);
  const twice = asked.findIndex((question, at) => asked.indexOf(question) !== at);
  if (twice >= 0) {
    const expected = "each question once";
    const params = { question: asked[twice] ?? "", expected };
    return { errors: [itemError("answer_refused", `/answers/${twice}/question`, params.question, params, expected)] };
  }
  const personal = await personalOf(ctx, page, given, authSecret);
  const carried = checkParameters(definition, { signed: { ...given.parameters, ...personal?.parameters } });
  if ("problems" in carried)
    return { errors: carried.problems.map(({ path, value, expected }) => refused(path, value, expected)) };
  const { parameters } = carried;
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  const raw = Object.fromEntries(given.answers.map(({ question, value }) => [question, value]));
  const checked = validateAnswers(definition, { answers: raw, parameters, seed: 0 }, { today });
  if ("problems" in checked) return { errors: problemsOf(given, checked.problems) };
  const recorded = countOnce(responseOf(definition, checked.valid, { language, parameters }));
  const { response, files } = recorded;
  if (files.length > 0) return { errors: [itemError("answer_by_page", "/answers", files[0]?.question ?? null)] };
  const customer = personal?.customer ?? given.customer ?? response.customer;
  const item = {
    ...itemOf(recorded),
    ...(customer && { customer }),
    occurredAt: given.occurredAt ?? ctx.now().toISOString(),
  };
  if (personal) await noteAnswering(ctx, personal.id);
  const { id, isRepeat } = await recordSubmission(ctx, {
    ...{ source: page.survey.key, mode: "api", item, responseCap },
    submission: {
      dedupeKey: personal
        ? answerKeyOf(personal.id)
        : (given.externalId ?? `${ownIdPrefix}key:${idempotencyKey}#${index}`),
      state: 2,
      surveyVersion: definition.version,
      record: {
        ...{ seed: 0, parameters },
        scores: response.scores.map(({ question }) => question),
        comments: response.comments.map(({ question }) => question),
      },
    },
  });
  if (personal) {
    const hasComment = response.comments.length > 0;
    const said = { survey: page.survey.key, version: definition.version, given: recorded.consents };
    await recordProgress(ctx, personal.id, { isComplete: true, hasComment, responseId: id, said });
  }
  return { status: isRepeat ? "duplicate" : "accepted", id };
}

/** Whose personal link it is. One that is answered is looked at all the same: the same answers again are a duplicate. */
async function personalOf(
  ctx: ServiceContext,
  page: OpenedSurvey["page"],
  { invitation }: Answers,
  authSecret: string,
) {
  if (invitation === undefined) return null;
  const survey = { id: page.survey.id, definition: page.definition };
  const opened = await openInvitation(
    ctx,
    { survey, token: invitation, isInline: false, mayBeAnswered: true },
    { authSecret },
  );
  return { ...opened, customer: await findInvitedCustomer(ctx, opened.id) };
}

const refused = (path: string, value: unknown, expected: string): ItemError =>
  itemError("invalid_value", path, value, { value: String(value), expected }, expected);

function problemsOf(
  given: Answers,
  problems: readonly { path: string; value: unknown; expected: string }[],
): ItemError[] {
  return problems.map(({ path, value, expected }) => {
    const [, , question = ""] = path.split("/");
    const at = given.answers.findIndex((answer) => answer.question === question);
    return itemError(
      "answer_refused",
      at < 0 ? "/answers" : `/answers/${at}/value`,
      value,
      { question, expected },
      expected,
    );
  });
}
