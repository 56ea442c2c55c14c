import type { Transaction } from "@heard/db";
import { bounces, consents, contactFields, contactPurposes, contacts, suppressions } from "@heard/db/schema/contacts";
import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { isPermitted, requirePermission } from "../permissions.ts";
import { findBarriers } from "./find-barriers.ts";
import type { ContactCatalogue } from "./prepare.ts";
import { masked } from "./rules.ts";
import type { ContactInput } from "./schema.ts";

export type ContactRow = typeof contacts.$inferSelect;
export type ContactFieldRow = typeof contactFields.$inferSelect;
export type PurposeRow = typeof contactPurposes.$inferSelect;

/** Every field and purpose of the organisation, in order, put away or not. */
export async function listContactFields(
  ctx: ServiceContext,
): Promise<{ fields: ContactFieldRow[]; purposes: PurposeRow[] }> {
  requirePermission(ctx, "contact.read");
  return inTenant(ctx, readDeclared);
}

async function readDeclared(tx: Transaction) {
  const fields = await tx.select().from(contactFields).orderBy(asc(contactFields.position), asc(contactFields.id));
  const purposes = await tx
    .select()
    .from(contactPurposes)
    .orderBy(asc(contactPurposes.position), asc(contactPurposes.id));
  return { fields, purposes };
}

/** Fields and purposes by key, as whoever checks contacts needs them. */
export async function readContactCatalogue(tx: Transaction): Promise<ContactCatalogue> {
  const { fields, purposes } = await readDeclared(tx);
  return {
    fields: new Map(fields.map(({ key, kind, archivedAt }) => [key, { kind, archivedAt }])),
    purposes: new Map(purposes.map(({ key, id, archivedAt }) => [key, { id, archivedAt }])),
  };
}

/** @throws DomainError not_found */
export async function getContactField(tx: Transaction, key: string): Promise<ContactFieldRow> {
  const [row] = await tx.select().from(contactFields).where(eq(contactFields.key, key));
  if (!row) throw notFound("contact field", key);
  return row;
}

/** @throws DomainError not_found */
export async function getPurpose(tx: Transaction, key: string): Promise<PurposeRow> {
  const [row] = await tx.select().from(contactPurposes).where(eq(contactPurposes.key, key));
  if (!row) throw notFound("purpose", key);
  return row;
}

/** The row of a contact, locked when it is about to change. @throws DomainError not_found */
export async function contactRow(tx: Transaction, ctx: ServiceContext, contactId: string): Promise<ContactRow> {
  const [row] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.shardKey, ctx.organisation.homeShardKey), eq(contacts.id, contactId)));
  if (!row) throw notFound("contact", contactId);
  return row;
}

/** A contact as a member may see it: name, key and addresses are masked without the grant to see customers. */
export function shownContact(ctx: Pick<ServiceContext, "actor">, row: ContactRow) {
  const shown = isPermitted(ctx, "customer.see") ? (text: string | null) => text : masked;
  const { id, language, timeZone, attributes, state, origin, createdAt, updatedAt, erasedAt } = row;
  return {
    id,
    key: shown(row.key),
    name: shown(row.name),
    email: shown(row.email),
    phone: shown(row.phone),
    ...{ language, timeZone, attributes, state, origin, createdAt, updatedAt, erasedAt },
    importId: row.batchId || null,
  };
}

export type ShownContact = ReturnType<typeof shownContact>;

const mostBouncesShown = 20;

/**
 * One contact whole: what is known of it, what it agreed to and when, what keeps its addresses from being written to.
 * @throws DomainError not_found, forbidden
 */
export async function getContact(ctx: ServiceContext, { contactId }: ContactInput) {
  requirePermission(ctx, "contact.read");
  return inTenant(ctx, async (tx) => {
    const row = await contactRow(tx, ctx, contactId);
    const { purposes } = await readDeclared(tx);
    const key = new Map(purposes.map((purpose) => [purpose.id, purpose.key]));
    const hashes = [row.emailHash, row.phoneHash].filter((hash) => hash !== null);
    const history = await consentsOf(tx, ctx, contactId);
    const barriers = [];
    for (const purpose of purposes.filter(({ archivedAt }) => archivedAt === null)) {
      const of = { contactIds: [contactId], purposeId: purpose.id };
      const email = (await findBarriers(tx, ctx, { ...of, addressKind: "email" })).get(contactId) ?? null;
      const phone = (await findBarriers(tx, ctx, { ...of, addressKind: "phone" })).get(contactId) ?? null;
      const latest = history.find(({ purposeId }) => purposeId === purpose.id) ?? null;
      barriers.push({
        purpose: purpose.key,
        name: purpose.name,
        rule: purpose.rule,
        email,
        phone,
        given: latest?.given ?? null,
      });
    }
    return {
      ...shownContact(ctx, row),
      seesCustomer: isPermitted(ctx, "customer.see"),
      purposes: barriers,
      consents: history.map(({ purposeId, ...rest }) => ({ ...rest, purpose: key.get(purposeId) ?? "" })),
      suppressions: await suppressionsOf(tx, ctx, hashes, key),
      bounces: await bouncesOf(tx, ctx, hashes),
    };
  });
}
export type ContactDetail = Awaited<ReturnType<typeof getContact>>;

async function consentsOf(tx: Transaction, ctx: ServiceContext, contactId: string) {
  const rows = await tx
    .select()
    .from(consents)
    .where(and(eq(consents.shardKey, ctx.organisation.homeShardKey), eq(consents.contactId, contactId)))
    .orderBy(desc(consents.at), desc(consents.id));
  return rows.map(({ id, purposeId, given, at, source, recordedAt, recordedKind, recordedBy }) => ({
    ...{ id, purposeId, given, at, source, recordedAt, recordedKind, recordedBy },
  }));
}

async function suppressionsOf(
  tx: Transaction,
  ctx: ServiceContext,
  hashes: readonly Uint8Array[],
  purposes: ReadonlyMap<number, string>,
) {
  if (hashes.length === 0) return [];
  const rows = await tx
    .select()
    .from(suppressions)
    .where(
      and(eq(suppressions.shardKey, ctx.organisation.homeShardKey), inArray(suppressions.addressHash, [...hashes])),
    )
    .orderBy(desc(suppressions.at));
  return rows.map(({ id, addressKind, purposeId, reason, source, at }) => ({
    ...{ id, addressKind, reason, source, at },
    purpose: purposes.get(purposeId) ?? null,
  }));
}

async function bouncesOf(tx: Transaction, ctx: ServiceContext, hashes: readonly Uint8Array[]) {
  if (hashes.length === 0) return [];
  const rows = await tx
    .select()
    .from(bounces)
    .where(and(eq(bounces.shardKey, ctx.organisation.homeShardKey), inArray(bounces.addressHash, [...hashes])))
    .orderBy(desc(bounces.at))
    .limit(mostBouncesShown);
  return rows.map(({ id, addressKind, kind, status, at, counts }) => ({ id, addressKind, kind, status, at, counts }));
}
