import { createHash } from "node:crypto";
import { ingest, lookup } from "@heard/db";
import type { AuditRow, ReplyRow, ResponseRow } from "@heard/db/ingest";
import { shardKeyOf } from "@heard/db/shard-key";
import { v7 as uuidv7 } from "uuid";
import { type Catalogue, recordingCatalogue } from "../catalogue/queries.ts";
import { type Mode, modeCodes } from "../catalogue/rules.ts";
import { actorName, type ServiceContext } from "../context.ts";
import { DomainError, invalidInput, notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { addSegmentValues } from "../segments/add-values.ts";
import { parseResponses } from "./parse.ts";
import { mayHaveChanged, prepareResponse } from "./prepare.ts";
import type { ItemError } from "./rules.ts";
import { mostItems, ownIdPrefix, type ParsedResponse } from "./schema.ts";

export type RecordResponsesInput = {
  /** Key of the source. */
  source: string;
  /** Items as {@link ResponseInput}; each is checked on its own. */
  responses: readonly unknown[];
  mode: Mode;
  /** The request's Idempotency-Key: its reply is replayed for 24 hours. */
  idempotencyKey?: string;
  batchId?: number;
};

export type ItemResult =
  | { index: number; status: "accepted" | "duplicate"; id: string }
  | { index: number; status: "rejected"; errors: ItemError[] };
export type RecordResponsesResult = { accepted: number; duplicate: number; rejected: number; results: ItemResult[] };

const replayMs = 24 * 60 * 60 * 1000;

/**
 * Records responses: the one way in for survey pages, the API, imports and the demo world. Every item gets its own verdict: accepted,
 * duplicate (same id, same content) or rejected with a code, the path, the value and what would be accepted. Nothing is dropped in silence.
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
  const reply = input.idempotencyKey === undefined ? null : await openReply(ctx, source, input, input.idempotencyKey);
  if (reply && "stored" in reply) return reply.stored;

  const parsed = parseResponses(input.responses);
  const { prepared, rejected } = await prepareItems(ctx, input, parsed.items, catalogue);
  return store(ctx, input, prepared, [...parsed.rejected, ...rejected], reply);
}

type Item = { index: number; item: ParsedResponse };
type Prepared = Item & { row: ResponseRow };

/** Makes the rows of items; what the catalogue at hand refuses is looked at again by the one of now. */
async function prepareItems(
  ctx: ServiceContext,
  input: RecordResponsesInput,
  items: readonly Item[],
  catalogue: Catalogue,
): Promise<{ prepared: Prepared[]; rejected: ItemResult[] }> {
  const prepared: Prepared[] = [];
  const rejected: ItemResult[] = [];
  let known = await withSegmentValues(ctx, catalogue, items);
  let isFresh = false;
  for (const { index, item } of items) {
    const prepare = (latest: Catalogue) =>
      prepareResponse(item, {
        organisation: ctx.organisation,
        catalogue: latest,
        source: sourceOf(latest, input.source),
        mode: modeCodes[input.mode],
        batchId: input.batchId ?? 0,
        now: ctx.now(),
        dedupeKey:
          item.externalId ??
          (input.idempotencyKey === undefined ? null : `${ownIdPrefix}key:${input.idempotencyKey}#${index}`),
        replyKey: input.idempotencyKey ?? null,
      });
    let outcome = prepare(known);
    if ("errors" in outcome && !isFresh && outcome.errors.some(mayHaveChanged)) {
      known = await recordingCatalogue(ctx, { fresh: true });
      isFresh = true;
      outcome = prepare(known);
    }
    if ("row" in outcome) prepared.push({ index, item, row: outcome.row });
    else rejected.push({ index, status: "rejected", errors: outcome.errors });
  }
  return { prepared, rejected };
}

async function catalogueWithSource(ctx: ServiceContext, key: string): Promise<Catalogue> {
  const kept = await recordingCatalogue(ctx);
  const source = kept.sources.get(key);
  return source && !source.deletedAt ? kept : recordingCatalogue(ctx, { fresh: true });
}

function sourceOf(catalogue: Catalogue, key: string) {
  const source = catalogue.sources.get(key);
  if (!source || source.deletedAt) throw notFound("source", key);
  return source;
}

/** Values of declared segment fields are made as they come, all of a batch in one statement. */
async function withSegmentValues(
  ctx: ServiceContext,
  catalogue: Catalogue,
  items: readonly { item: ParsedResponse }[],
): Promise<Catalogue> {
  const missing = items.flatMap(({ item }) =>
    Object.entries(item.segments ?? {}).flatMap(([key, value]) => {
      const field = catalogue.segmentFields.get(key);
      return field && !field.archivedAt && !field.values.has(value) ? [{ field: key, value }] : [];
    }),
  );
  if (missing.length === 0) return catalogue;
  await addSegmentValues(ctx, missing);
  return recordingCatalogue(ctx, { fresh: true });
}

type Reply = Omit<ReplyRow, "reply" | "status">;

async function openReply(
  ctx: ServiceContext,
  source: { id: number; slots: number },
  input: RecordResponsesInput,
  key: string,
): Promise<Reply | { stored: RecordResponsesResult }> {
  const hex = createHash("sha256")
    .update(JSON.stringify([input.source, input.responses]))
    .digest("hex");
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
  const stored = await ingest({
    responses: prepared.map(({ row }) => row),
    audits: auditOf(ctx, input, allAccepted.accepted),
    replies: reply ? [{ ...reply, status: 200, reply: JSON.stringify(allAccepted) }] : [],
  });
  if (prepared.every(({ row }) => stored.has(row.id))) return allAccepted;

  const result = summed([...rejected, ...(await settle(ctx, input, prepared, stored, settlingRounds))]);
  if (reply) await ingest({ responses: [], replies: [{ ...reply, status: 200, reply: JSON.stringify(result) }] });
  return result;
}

const settlingRounds = 5;

/**
 * What was not stored was there already: with the same content it is a duplicate, with other content a conflict. What was there at the insert
 * and is gone at the look was erased in between, or was never there because the catalogue has changed: it is prepared again and goes in.
 */
async function settle(
  ctx: ServiceContext,
  input: RecordResponsesInput,
  prepared: readonly Prepared[],
  stored: ReadonlySet<string>,
  rounds: number,
): Promise<ItemResult[]> {
  const missing = prepared.filter(({ row }) => !stored.has(row.id));
  if (missing.length === 0) return prepared.map(({ index, row }) => ({ index, status: "accepted", id: row.id }));
  const found = await lookup.duplicates(
    missing.map(({ row }) => ({
      shardKey: row.shardKey,
      organisationId: ctx.organisation.id,
      sourceId: row.cell.sourceId,
      externalId: row.externalId ?? "",
    })),
  );
  const byIndex = new Map(found.map((match) => [missing[match.ordinal - 1]?.index, match]));
  const settled = prepared.flatMap(({ index, row }): ItemResult[] => {
    if (stored.has(row.id)) return [{ index, status: "accepted", id: row.id }];
    const match = byIndex.get(index);
    return match ? [verdictOn(index, row, match)] : [];
  });
  const gone = missing.filter(({ index }) => !byIndex.has(index));
  const [first] = gone;
  if (!first) return settled;
  if (rounds === 0)
    throw new Error(`Response ${first.row.id} was neither stored nor found under its key ${first.row.externalId}`);
  const again = await prepareItems(ctx, input, gone, await recordingCatalogue(ctx, { fresh: true }));
  const storedNow = await ingest({ responses: again.prepared.map(({ row }) => row) });
  return [...settled, ...again.rejected, ...(await settle(ctx, input, again.prepared, storedNow, rounds - 1))];
}

/** On an item whose key is known. */
function verdictOn(
  index: number,
  row: Pick<ResponseRow, "externalId" | "contentHash">,
  known: { id: string; contentHash: string },
): ItemResult {
  if (known.contentHash === row.contentHash) return { index, status: "duplicate", id: known.id };
  const value = row.externalId ?? "";
  return {
    index,
    status: "rejected",
    errors: [
      {
        code: "id_conflict",
        path: "/externalId",
        value,
        message: `The id ${value} is known with other content.`,
        expected: "an id that is new, or the same content",
        params: { value },
      },
    ],
  };
}

function summed(results: ItemResult[]): RecordResponsesResult {
  const sorted = results.sort((a, b) => a.index - b.index);
  const count = (status: ItemResult["status"]) => sorted.filter((result) => result.status === status).length;
  return { accepted: count("accepted"), duplicate: count("duplicate"), rejected: count("rejected"), results: sorted };
}

/** One entry a batch of a person or a key; a respondent's submission is its own record, and an import writes its own entry. */
function auditOf(ctx: ServiceContext, input: RecordResponsesInput, count: number): AuditRow[] {
  if (ctx.actor.kind === "system" || ctx.actor.kind === "operator" || count === 0) return [];
  const actor = actorName(ctx);
  return [
    {
      organisationId: ctx.organisation.id,
      id: uuidv7(),
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
