import type { Transaction } from "@heard/db";
import type { ContactOrigin } from "@heard/db/schema/contacts";
import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { actorName, type ServiceContext } from "../context.ts";
import { hashedHex } from "./hash-address.ts";
import { type Decision, type Held, judgeContacts } from "./judge.ts";
import type { PreparedConsent, PreparedContact } from "./prepare.ts";

/** Any fixed number: it only has to differ from the other locks of an organisation. */
const contactsLock = 7306;

export type WriteOptions = { origin: ContactOrigin; batchId: number; mayUpdate: boolean };

/** One writer of an organisation's contacts at a time: two that bring the same address make one contact of it, and nobody waits in a circle. */
export async function lockContacts(tx: Transaction, ctx: ServiceContext): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${contactsLock}, ${ctx.organisation.id})`);
}

/** Judges items against what is there and writes what they say, all in one transaction. Every way in comes by here. */
export async function writeContacts(
  tx: Transaction,
  ctx: ServiceContext,
  items: readonly PreparedContact[],
  options: WriteOptions,
): Promise<Decision[]> {
  if (items.length === 0) return [];
  await lockContacts(tx, ctx);
  const decisions = await judgeContacts(tx, ctx, items, options);
  // One contact may be meant by several items: what counts is how it stands after the last.
  const made = new Map<string, Held>();
  const changed = new Map<string, Held>();
  for (const decision of decisions) {
    if (decision.is === "new") made.set(decision.contact.id, decision.contact);
    if (decision.is === "changed" && !made.has(decision.contact.id)) changed.set(decision.contact.id, decision.contact);
  }
  await insertContacts(tx, ctx, [...made.values()], options.origin);
  await updateContacts(tx, ctx, [...changed.values()]);
  if (options.batchId > 0) await keepChanges(tx, ctx, decisions, options.batchId);
  await addConsents(
    tx,
    ctx,
    decisions.flatMap((decision) =>
      "consents" in decision ? decision.consents.map((one) => ({ ...one, contactId: decision.contact.id })) : [],
    ),
    options.batchId,
  );
  return decisions;
}

const recordset = sql`as x(id uuid, key text, name text, email text, "emailAddress" text, "emailHash" text, phone text, "phoneNumber" text, "phoneHash" text,
  language text, "timeZone" text, attributes jsonb, "batchId" int)`;

/** Contacts as JSON that PostgreSQL makes rows of: one parameter, however many there are. */
function rowsOf(ctx: ServiceContext, contacts: readonly Held[]): string {
  const { id } = ctx.organisation;
  return JSON.stringify(
    contacts.map((contact) => ({
      ...contact,
      emailHash: contact.emailAddress && hashedHex(id, "email", contact.emailAddress),
      phoneHash: contact.phoneNumber && hashedHex(id, "phone", contact.phoneNumber),
    })),
  );
}

async function insertContacts(
  tx: Transaction,
  ctx: ServiceContext,
  contacts: readonly Held[],
  origin: ContactOrigin,
): Promise<void> {
  if (contacts.length === 0) return;
  const { id, homeShardKey } = ctx.organisation;
  const now = ctx.now().toISOString();
  await tx.execute(sql`
    insert into contacts (shard_key, id, org_id, key, name, email, email_address, email_hash, phone, phone_number, phone_hash, language, time_zone, attributes,
      origin, batch_id, created_at, updated_at)
    select ${homeShardKey}, x.id, ${id}, x.key, x.name, x.email, x."emailAddress", decode(x."emailHash", 'hex'), x.phone, x."phoneNumber",
      decode(x."phoneHash", 'hex'), x.language, x."timeZone", x.attributes, ${origin}, x."batchId", ${now}::timestamptz, ${now}::timestamptz
    from jsonb_to_recordset(${rowsOf(ctx, contacts)}::text::jsonb) ${recordset}`);
}

/** Writes contacts that are there as they now are. */
export async function updateContacts(tx: Transaction, ctx: ServiceContext, contacts: readonly Held[]): Promise<void> {
  if (contacts.length === 0) return;
  const { id, homeShardKey } = ctx.organisation;
  await tx.execute(sql`
    update contacts c set key = x.key, name = x.name, email = x.email, email_address = x."emailAddress", email_hash = decode(x."emailHash", 'hex'),
      phone = x.phone, phone_number = x."phoneNumber", phone_hash = decode(x."phoneHash", 'hex'), language = x.language, time_zone = x."timeZone",
      attributes = x.attributes, updated_at = ${ctx.now().toISOString()}::timestamptz
    from jsonb_to_recordset(${rowsOf(ctx, contacts)}::text::jsonb) ${recordset}
    where c.shard_key = ${homeShardKey} and c.org_id = ${id} and c.id = x.id and c.state = 'active'`);
}

/** What an import changes is kept for its undo; of a contact that it meets twice the first change says how it was. */
async function keepChanges(
  tx: Transaction,
  ctx: ServiceContext,
  decisions: readonly Decision[],
  batchId: number,
): Promise<void> {
  const rows = decisions.flatMap((decision) =>
    decision.is === "changed" && decision.contact.batchId !== batchId
      ? [{ contactId: decision.contact.id, change: decision.change }]
      : [],
  );
  if (rows.length === 0) return;
  const { id, homeShardKey } = ctx.organisation;
  await tx.execute(sql`
    insert into contact_changes (shard_key, org_id, batch_id, contact_id, change)
    select ${homeShardKey}, ${id}, ${batchId}, x."contactId", x.change
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as x("contactId" uuid, change jsonb)
    on conflict do nothing`);
}

/** Adds to what contacts have agreed to; nothing that was said before is touched. */
export async function addConsents(
  tx: Transaction,
  ctx: ServiceContext,
  consents: readonly (PreparedConsent & { contactId: string })[],
  batchId = 0,
): Promise<void> {
  if (consents.length === 0) return;
  const { id, homeShardKey } = ctx.organisation;
  const now = ctx.now().toISOString();
  const recorder = recorderOf(ctx);
  const rows = consents.map(({ contactId, purposeId, given, at, source }) => ({
    id: uuidv7(),
    contactId,
    purposeId,
    given,
    at: at?.toISOString() ?? now,
    source,
  }));
  await tx.execute(sql`
    insert into consents (shard_key, id, org_id, contact_id, purpose_id, given, at, source, recorded_at, recorded_kind, recorded_by, batch_id)
    select ${homeShardKey}, x.id, ${id}, x."contactId", x."purposeId", x.given, x.at, x.source, ${now}::timestamptz, ${recorder.kind}, ${recorder.id}, ${batchId}
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as x(id uuid, "contactId" uuid, "purposeId" int, given boolean, at timestamptz, source text)`);
}

/** Who wrote something down about a contact: an actor as in the log, or the person themselves. */
export function recorderOf(ctx: Pick<ServiceContext, "actor">): { kind: string; id: string } {
  return ctx.actor.kind === "respondent" ? { kind: "respondent", id: "respondent" } : actorName(ctx);
}
