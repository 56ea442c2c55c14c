import { createHash } from "node:crypto";
import { ingest, lookup } from "@heard/db";
import type { AuditRow, ReplyRow } from "@heard/db/ingest";
import { shardKeyOf } from "@heard/db/shard-key";
import type { Mode } from "../catalogue/rules.ts";
import { actorName, type ServiceContext } from "../context.ts";
import { DomainError, invalidInput } from "../errors.ts";
import { freshId } from "../fresh-id.ts";
import { requirePermission } from "../permissions.ts";
import { parseResponses } from "./parse.ts";
import { catalogueWithSource, type Prepared, prepareItems, sourceOf } from "./prepare-items.ts";
import { type ItemError, replayMs } from "./rules.ts";
import { mostItems } from "./schema.ts";
import { settleItems } from "./settle.ts";

export type RecordResponsesInput = {
  /** Key of the source. */
  source: string;
  /** Items as {@link ResponseInput}; each is checked on its own. */
  responses: readonly unknown[];
  mode: Mode;
  /** The request's Idempotency-Key: its reply is replayed for 24 hours. */
  idempotencyKey?: string;
};

export type ItemResult =
  | { index: number; status: "accepted" | "duplicate"; id: string }
  | { index: number; status: "rejected"; errors: ItemError[] };
export type RecordResponsesResult = { accepted: number; duplicate: number; rejected: number; results: ItemResult[] };

/**
 * Records responses of a request: of the API and the demo world. Survey pages come by `recordSubmission`, chunks of files by `storeChunk`; all three
 * make their rows by `prepareResponse`. Every item gets its own verdict: accepted, duplicate (same id, same content) or rejected with a code, the
 * path, the value and what would be accepted. Nothing is dropped in silence.
 * @throws DomainError not_found (source), invalid_input `batch_size`, conflict `idempotency_mismatch`, forbidden
 */
export async function recordResponses(
  ctx: ServiceContext,
  input: RecordResponsesInput,
): Promise<RecordResponsesResult> {
  requirePermission(ctx, "response.record");
  if (input.responses.length < 1 || input.responses.length > mostItems)
    throw invalidInput("batch_size", { count: input.responses.length, most: mostItems });
  const catalogue = await catalogueWithSource(ctx, input.source);
  const source = sourceOf(catalogue, input.source);
  // What a survey asks is held against its version, so systems send answers by question and not scores of their own.
  if (source.kind === "survey" && input.mode === "api") throw invalidInput("survey_by_answers", { survey: source.key });
  const reply = input.idempotencyKey === undefined ? null : await openReply(ctx, source, input, input.idempotencyKey);
  if (reply && "stored" in reply) return reply.stored;

  const parsed = parseResponses(input.responses);
  const { prepared, rejected } = await prepareItems(ctx, input, parsed.items, catalogue);
  return store(ctx, input, prepared, [...parsed.rejected, ...rejected], reply);
}

type Reply = Omit<ReplyRow, "reply" | "status">;

/** The reply that is stored under an Idempotency-Key, or what it takes to store one. @throws DomainError conflict `idempotency_mismatch` */
export async function openReply(
  ctx: ServiceContext,
  source: { id: number },
  input: Pick<RecordResponsesInput, "source" | "responses">,
  key: string,
): Promise<Reply | { stored: RecordResponsesResult }> {
  const hex = createHash("sha256").update(textOf(input)).digest("hex");
  const requestHash = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
  const shardKey = shardKeyOf(ctx.organisation.id, { id: source.id, slots: 1 }, key);
  const found = await lookup.idempotentReply({
    shardKey,
    organisationId: ctx.organisation.id,
    key,
    notBefore: new Date(ctx.now().getTime() - replayMs),
  });
  if (!found)
    return { shardKey, organisationId: ctx.organisation.id, key, requestHash, createdAt: ctx.now().toISOString() };
  if (found.requestHash !== requestHash) throw new DomainError("conflict", "idempotency_mismatch");
  return { stored: found.reply as RecordResponsesResult };
}

async function store(
  ctx: ServiceContext,
  input: RecordResponsesInput,
  prepared: readonly Prepared[],
  rejected: readonly ItemResult[],
  reply: Reply | null,
): Promise<RecordResponsesResult> {
  const allAccepted = summed([
    ...rejected,
    ...prepared.map(({ index, row }) => ({ index, status: "accepted" as const, id: row.id })),
  ]);
  const audits = auditOf(ctx, input, allAccepted.accepted);
  const auditId = audits[0]?.id;
  const stored = await ingest({
    responses: prepared.map(({ row }) => (auditId === undefined ? row : { ...row, auditId })),
    audits,
    replies: reply ? [{ ...reply, status: 200, reply: JSON.stringify(allAccepted) }] : [],
  });
  if (prepared.every(({ row }) => stored.has(row.id))) return allAccepted;

  const result = summed([...rejected, ...(await settleItems(ctx, input, prepared, stored))]);
  const counted = auditOf(ctx, input, result.accepted);
  const replies = reply ? [{ ...reply, status: 200, reply: JSON.stringify(result) }] : [];
  if (counted.length + replies.length > 0) await ingest({ responses: [], audits: counted, replies });
  return result;
}

/** Verdicts in the order of the items, and how many there are of each. */
export function summed(results: ItemResult[]): RecordResponsesResult {
  const sorted = results.sort((a, b) => a.index - b.index);
  const count = (status: ItemResult["status"]) => sorted.filter((result) => result.status === status).length;
  return { accepted: count("accepted"), duplicate: count("duplicate"), rejected: count("rejected"), results: sorted };
}

/** One entry a batch of a person or a key; a respondent's submission is its own record, and an import writes its own entry. */
function auditOf(ctx: ServiceContext, input: RecordResponsesInput, count: number): AuditRow[] {
  if (["system", "operator", "respondent"].includes(ctx.actor.kind) || count === 0) return [];
  const actor = actorName(ctx);
  return [
    {
      organisationId: ctx.organisation.id,
      id: freshId(),
      at: ctx.now().toISOString(),
      actorKind: actor.kind,
      actorId: actor.id,
      verb: "responses.record",
      subjectKind: "source",
      subjectId: input.source,
      after: JSON.stringify({ count }),
    },
  ];
}

/** What was sent, for its hash. @throws DomainError invalid_input for what lies deeper than any text of it can be made */
function textOf({ source, responses }: Pick<RecordResponsesInput, "source" | "responses">): string {
  try {
    return JSON.stringify([source, responses]);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalidInput("invalid_value", {
      value: "/responses",
      expected: "items as they are documented, nested no deeper",
    });
  }
}
