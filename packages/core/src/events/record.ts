import { hash } from "node:crypto";
import type { Transaction } from "@heard/db";
import { type EventKind, events } from "@heard/db/schema/distributions";
import { withShardKey } from "@heard/db/shard-key";
import { and, eq, inArray } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../audit/record.ts";
import { recordContacts } from "../contacts/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidInput } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { type ItemError, itemError } from "../responses/rules.ts";
import { inviteOnEvents, type KnownEvent } from "./invite.ts";
import { parseEvent } from "./parse.ts";
import { mostEvents, type ParsedEvent, RecordEventsInput } from "./schema.ts";

export type EventResult =
  /** `invitations`: how many distributions it set off. */
  | { index: number; status: "accepted"; invitations: number }
  | { index: number; status: "duplicate" }
  | { index: number; status: "rejected"; errors: ItemError[] };
export type RecordEventsResult = { accepted: number; duplicate: number; rejected: number; results: EventResult[] };

type Item = { index: number; item: ParsedEvent };

/**
 * Takes what happened to customers. Every event gets its own verdict: accepted, duplicate (same id, same content) or rejected. An accepted one has written
 * into the ledger whoever is to be asked because of it; the message goes when its delay is over.
 * @throws DomainError invalid_input `batch_size`, forbidden
 */
export async function recordEvents(ctx: ServiceContext, input: RecordEventsInput): Promise<RecordEventsResult> {
  requirePermission(ctx, "event.record");
  const given = RecordEventsInput.parse(input).events;
  if (given.length < 1 || given.length > mostEvents)
    throw invalidInput("batch_size", { count: given.length, most: mostEvents });
  const results: EventResult[] = [];
  const items: Item[] = [];
  for (const [index, one] of given.entries()) {
    const parsed = parseEvent(one, ctx.now());
    if ("item" in parsed) items.push({ index, item: parsed.item });
    else results.push({ index, status: "rejected", errors: parsed.errors });
  }
  const { known, rejected } = await withoutConflicts(ctx, items);
  results.push(...rejected);
  if (known.length > 0) results.push(...(await inTenant(ctx, (tx) => store(tx, ctx, known))));
  return summed(results);
}

/**
 * What has an id that is known with other content is refused before its person is looked for, so that it leaves nothing behind. Of several with one id in
 * one request the first counts that can be taken.
 */
async function withoutConflicts(ctx: ServiceContext, items: readonly Item[]) {
  const hashes = await inTenant(ctx, (tx) => hashesOf(tx, ctx, items));
  const seen = new Set<string>();
  const isFirst = items.map(({ item: { id } }) => !seen.has(id) && seen.add(id) !== null);
  const known: KnownEvent[] = [];
  const rejected: EventResult[] = [];
  for (const round of [true, false]) {
    const open: Item[] = [];
    for (const one of items.filter((_, at) => isFirst[at] === round)) {
      const hash = hashes.get(one.item.id);
      if (hash === undefined || hash === contentHashOf(one.item)) open.push(one);
      else rejected.push(verdictOn(one.index, one.item, hash));
    }
    const found = await withContacts(ctx, open);
    rejected.push(...found.rejected);
    known.push(...found.known);
    for (const { item } of found.known) hashes.set(item.id, contentHashOf(item));
  }
  return { known: known.toSorted((a, b) => a.index - b.index), rejected };
}

/** Whom the events are about. A key that may send events may name people by them, and nothing else of the contacts is its to change. */
async function withContacts(ctx: ServiceContext, items: readonly Item[]) {
  const known: KnownEvent[] = [];
  const rejected: EventResult[] = [];
  if (items.length === 0) return { known, rejected };
  const { results } = await recordContacts(
    { ...ctx, actor: { kind: "system" } },
    { contacts: items.map(({ item }) => item.contact) },
    "event",
  );
  for (const result of results) {
    const item = items[result.index];
    if (!item) continue;
    if (result.status !== "rejected") known.push({ ...item, contactId: result.id });
    else {
      const errors = result.errors.map((error) => ({ ...error, path: `/contact${error.path}` }));
      rejected.push({ index: item.index, status: "rejected", errors });
    }
  }
  return { known, rejected };
}

/** What the product itself knows to have happened to a contact, inside a transaction that is open already. Returns how many distributions it set off. */
export async function recordOwnEvent(
  tx: Transaction,
  ctx: ServiceContext,
  { id, kind, contactId }: { id: string; kind: EventKind; contactId: string },
): Promise<number> {
  const item = { id, kind, occurredAt: ctx.now().toISOString(), contact: {} };
  const system: ServiceContext = { ...ctx, actor: { kind: "system" } };
  const [result] = await store(tx, system, [{ index: 0, item, contactId }]);
  if (result?.status !== "accepted") throw new Error(`the event ${id} is not new`);
  return result.invitations;
}

async function store(tx: Transaction, ctx: ServiceContext, known: readonly KnownEvent[]): Promise<EventResult[]> {
  const { id: orgId, homeShardKey: shardKey } = ctx.organisation;
  const counts = await inviteOnEvents(tx, ctx, known);
  // In one order, whoever sends them: two requests with the same events would otherwise wait for each other.
  const ordered = known.toSorted((a, b) => (a.item.id < b.item.id ? -1 : 1));
  const stored = await tx
    .insert(events)
    .values(
      ordered.map(({ item, contactId, index }) => ({
        ...{ shardKey, orgId, id: withShardKey(uuidv7(), shardKey), externalId: item.id, contactId },
        ...{ kind: item.kind, contentHash: contentHashOf(item), occurredAt: new Date(item.occurredAt) },
        ...{ receivedAt: ctx.now(), invitationCount: counts.get(index)?.rows.length ?? 0 },
      })),
    )
    .onConflictDoNothing()
    .returning({ externalId: events.externalId });
  const isNew = new Set(stored.map(({ externalId }) => externalId));
  const others = known.filter(({ item }) => !isNew.has(item.id));
  const hashes = await hashesOf(tx, ctx, others);
  const results: EventResult[] = [];
  for (const { index, item } of known) {
    // The first of two with one id in one request is the one that is stored.
    if (isNew.delete(item.id)) {
      await counts.get(index)?.write();
      results.push({ index, status: "accepted", invitations: counts.get(index)?.rows.length ?? 0 });
    } else results.push(verdictOn(index, item, hashes.get(item.id) ?? contentHashOf(first(known, item.id))));
  }
  const accepted = results.filter(({ status }) => status === "accepted").length;
  if (accepted > 0 && ctx.actor.kind !== "system" && ctx.actor.kind !== "operator")
    await recordAudit(tx, ctx, {
      verb: "events.record",
      subject: { kind: "events", id: ctx.organisation.key },
      after: { count: accepted },
    });
  return results;
}

const first = (known: readonly KnownEvent[], id: string): ParsedEvent => {
  const found = known.find(({ item }) => item.id === id);
  if (!found) throw new Error(`The event ${id} is not in its own request`);
  return found.item;
};

async function hashesOf(tx: Transaction, { organisation }: ServiceContext, items: readonly Item[]) {
  if (items.length === 0) return new Map<string, string>();
  const rows = await tx
    .select({ externalId: events.externalId, contentHash: events.contentHash })
    .from(events)
    .where(
      and(
        eq(events.shardKey, organisation.homeShardKey),
        eq(events.orgId, organisation.id),
        inArray(
          events.externalId,
          items.map(({ item }) => item.id),
        ),
      ),
    );
  return new Map(rows.map((row) => [row.externalId, row.contentHash]));
}

function verdictOn(index: number, item: ParsedEvent, stored: string): EventResult {
  if (stored === contentHashOf(item)) return { index, status: "duplicate" };
  const expected = "an id that is new, or the same content";
  return {
    index,
    status: "rejected",
    errors: [itemError("id_conflict", "/id", item.id, { value: item.id }, expected)],
  };
}

/** Over what happened to whom; what else is said of the person may change between two tries. */
function contentHashOf({ kind, occurredAt, contact }: ParsedEvent): string {
  const { key = null, email = null, phone = null } = contact;
  const at = new Date(occurredAt).toISOString();
  const hex = hash("sha256", JSON.stringify([kind, at, key, email, phone]), "hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

function summed(results: EventResult[]): RecordEventsResult {
  const sorted = results.sort((a, b) => a.index - b.index);
  const count = (status: EventResult["status"]) => sorted.filter((result) => result.status === status).length;
  return { accepted: count("accepted"), duplicate: count("duplicate"), rejected: count("rejected"), results: sorted };
}
