import type { Transaction } from "@heard/db";
import { arrayLiteral } from "@heard/db/array-literal";
import { type ContactChange, contactChanges, contacts } from "@heard/db/schema/contacts";
import type { JobRunRow } from "@heard/db/schema/job-runs";
import { and, eq, inArray, sql } from "drizzle-orm";
import { findHeld, type Held } from "../../contacts/judge.ts";
import { lockContacts, updateContacts } from "../../contacts/write.ts";
import { inTenant, type ServiceContext } from "../../context.ts";
import type { JobOutcome } from "../../jobs/handlers.ts";
import { JobProgress } from "../../jobs/progress.ts";
import type { ImportBatchRow } from "../queries.ts";
import { setBatch } from "../work/batch.ts";
import { keepWhileThere } from "../work/undo-rows.ts";

const perGo = 1000;

/**
 * Takes a list back, some entries at a time: contacts that it brought are removed with what they agreed to, contacts that it changed get back what they had
 * where nobody has changed it since, addresses leave the suppression list. Whoever was asked meanwhile stays, without what the list says that they agreed to:
 * the contact limit and the ledger know them by this contact. What is left is what remains to be done, so a second try simply goes on.
 */
export async function undoList(ctx: ServiceContext, job: JobRunRow, batch: ImportBatchRow): Promise<JobOutcome> {
  const progress = new JobProgress(ctx, job);
  let undone = job.doneCount;
  try {
    for (const step of [putBack, removeContacts, removeConsents, removeSuppressions]) {
      for (;;) {
        const { entries, rows } = await inTenant(ctx, (tx) => step(tx, ctx, batch.id));
        undone += entries;
        if ((await progress.save({ doneCount: undone })) === "left") return "left";
        if (rows === 0) break;
      }
    }
  } finally {
    await progress.stop();
  }
  await keepWhileThere(ctx, batch.fileId);
  await setBatch(ctx, job, { state: "undone", undoneAt: ctx.now() });
  return { undone };
}

/** `entries` are what the import had counted; `rows` says whether there may be more. */
type Gone = { entries: number; rows: number };

async function putBack(tx: Transaction, ctx: ServiceContext, batchId: number): Promise<Gone> {
  const { homeShardKey, id } = ctx.organisation;
  await lockContacts(tx, ctx);
  const here = and(
    eq(contactChanges.shardKey, homeShardKey),
    eq(contactChanges.orgId, id),
    eq(contactChanges.batchId, batchId),
  );
  const changes = await tx.select().from(contactChanges).where(here).limit(perGo);
  if (changes.length === 0) return { entries: 0, rows: 0 };
  const ids = changes.map(({ contactId }) => contactId);
  const rows = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.shardKey, homeShardKey), inArray(contacts.id, ids)));
  const before = rows.flatMap((row) => {
    const change = changes.find(({ contactId }) => contactId === row.id)?.change;
    return change && row.state === "active" ? [asBefore(row, change)] : [];
  });
  await updateContacts(tx, ctx, await withFreeAddresses(tx, ctx, before));
  await tx.delete(contactChanges).where(and(here, inArray(contactChanges.contactId, ids)));
  return { entries: changes.length, rows: changes.length };
}

const fields = ["key", "name", "email", "emailAddress", "phone", "phoneNumber", "language", "timeZone"] as const;

/** A contact with what an import changed put back, field by field, where it still says what the import said. */
function asBefore(contact: Held, change: ContactChange): Held {
  const restored: Held = { ...contact, attributes: { ...contact.attributes } };
  for (const field of fields) {
    const [old, now] = change[field] ?? [];
    if (change[field] && contact[field] === now) restored[field] = (old ?? null) as string | null;
  }
  for (const [name, [old, now]] of Object.entries(change)) {
    const key = /^attributes\/(.+)$/.exec(name)?.[1];
    if (key === undefined || (contact.attributes[key] ?? null) !== now) continue;
    if (old === null || old === undefined) delete restored.attributes[key];
    else restored.attributes[key] = old as string | number;
  }
  return restored;
}

/** An address that somebody else has by now stays theirs. */
async function withFreeAddresses(tx: Transaction, ctx: ServiceContext, wanted: readonly Held[]): Promise<Held[]> {
  const asked = wanted.map((contact) => ({
    ...(contact.key === null ? {} : { key: contact.key }),
    ...(contact.emailAddress === null
      ? {}
      : { email: { kind: "email" as const, typed: contact.email ?? "", address: contact.emailAddress } }),
    ...(contact.phoneNumber === null
      ? {}
      : { phone: { kind: "phone" as const, typed: contact.phone ?? "", address: contact.phoneNumber } }),
    consents: [],
  }));
  const held = await findHeld(tx, ctx, asked);
  const holder = (field: "key" | "emailAddress" | "phoneNumber", value: string | null) =>
    value === null ? undefined : held.find((one) => one[field] === value)?.id;
  const isFree = (contact: Held, field: "key" | "emailAddress" | "phoneNumber") =>
    [undefined, contact.id].includes(holder(field, contact[field]));
  return wanted.map((contact) => ({
    ...contact,
    ...(isFree(contact, "key") ? {} : { key: null }),
    ...(isFree(contact, "emailAddress") ? {} : { email: null, emailAddress: null }),
    ...(isFree(contact, "phoneNumber") ? {} : { phone: null, phoneNumber: null }),
  }));
}

async function removeContacts(tx: Transaction, ctx: ServiceContext, batchId: number): Promise<Gone> {
  const { homeShardKey, id } = ctx.organisation;
  await lockContacts(tx, ctx);
  const gone = await tx.execute<{ id: string }>(sql`
    delete from contacts where shard_key = ${homeShardKey} and org_id = ${id} and id in (
      select c.id from contacts c where c.org_id = ${id} and c.batch_id = ${batchId} and c.state = 'active' and not exists (
        select from invitations i where i.shard_key = ${homeShardKey} and i.org_id = ${id} and i.contact_id = c.id) limit ${perGo})
    returning id`);
  if (gone.length > 0)
    await tx.execute(sql`
      delete from consents where shard_key = ${homeShardKey} and org_id = ${id}
        and contact_id = any (${arrayLiteral(gone.map((row) => row.id))}::uuid[])`);
  return { entries: gone.length, rows: gone.length };
}

async function removeConsents(tx: Transaction, ctx: ServiceContext, batchId: number): Promise<Gone> {
  const { homeShardKey, id } = ctx.organisation;
  const { count } = await tx.execute(sql`
    delete from consents where shard_key = ${homeShardKey} and org_id = ${id} and id in (
      select w.id from consents w where w.org_id = ${id} and w.batch_id = ${batchId} limit ${perGo})`);
  return { entries: 0, rows: count };
}

async function removeSuppressions(tx: Transaction, ctx: ServiceContext, batchId: number): Promise<Gone> {
  const { homeShardKey, id } = ctx.organisation;
  const { count } = await tx.execute(sql`
    delete from suppressions where shard_key = ${homeShardKey} and org_id = ${id} and id in (
      select x.id from suppressions x where x.org_id = ${id} and x.batch_id = ${batchId} limit ${perGo})`);
  return { entries: count, rows: count };
}
