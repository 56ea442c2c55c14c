import { lookup, type Transaction } from "@heard/db";
import { contacts } from "@heard/db/schema/contacts";
import { and, asc, eq, gt, ne, sql } from "drizzle-orm";
import { eraseContact } from "../contacts/erase.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { forgetDrafts } from "../imports/forget.ts";
import { endOrganisation } from "../organisations/delete.ts";
import { contextOf, getOrganisation } from "../organisations/queries.ts";
import { eraseResponse } from "../responses/erase.ts";
import { organisationMarkId } from "./list-erasures.ts";
import { erasureMark } from "./rules.ts";

const pageSize = 10_000;

type Erased = { responses: number; contacts: number; organisations: number };

/**
 * Erases again what a ledger says was erased and what a restore brought back, by the same verbs: numbers, search and the log follow as they did then. What the
 * database does not hold any more is passed over, but a file that was to be imported then may hold it: no draft outlives the restore.
 */
export async function replayErasures(
  marks: ReadonlySet<string>,
  { authSecret, now }: { authSecret: string; now: () => Date },
): Promise<Erased> {
  const replayed: Erased = { responses: 0, contacts: 0, organisations: 0 };
  if (marks.size === 0) return replayed;
  const markOf = erasureMark(authSecret);
  for (const { key } of await lookup.organisations()) {
    const ctx = await contextOf(key, { kind: "operator" }, now);
    const row = await getOrganisation(ctx);
    if (marks.has(markOf("organisation", organisationMarkId(row)))) {
      await inTenant(ctx, (tx) => endOrganisation(tx, ctx, row));
      replayed.organisations += 1;
      continue;
    }
    await inTenant(ctx, (tx) => forgetDrafts(tx, ctx));
    const isErased = (kind: "response" | "contact") => (id: string) => marks.has(markOf(kind, id));
    for (const responseId of await idsOf(ctx, responsePage, isErased("response"))) {
      await eraseResponse(ctx, { responseId });
      replayed.responses += 1;
    }
    for (const contactId of await idsOf(ctx, contactPage, isErased("contact"))) {
      await eraseContact(ctx, { contactId });
      replayed.contacts += 1;
    }
  }
  return replayed;
}

type Place = { shardKey: number; id: string };
type Page = (tx: Transaction, ctx: ServiceContext, after: Place) => Promise<Place[]>;

/** Ids in the order of the primary key, a page at a time; those that are asked for are few. */
async function idsOf(ctx: ServiceContext, page: Page, isWanted: (id: string) => boolean): Promise<string[]> {
  const wanted: string[] = [];
  for (let after: Place = { shardKey: -2_147_483_648, id: "00000000-0000-0000-0000-000000000000" }; ; ) {
    const rows = await inTenant(ctx, (tx) => page(tx, ctx, after));
    for (const { id } of rows) if (isWanted(id)) wanted.push(id);
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return wanted;
    after = last;
  }
}

const responsePage: Page = async (tx, { organisation }, after) => [
  ...(await tx.execute<Place>(sql`
    select shard_key as "shardKey", id from responses
    where org_id = ${organisation.id} and (shard_key, id) > (${after.shardKey}::int, ${after.id}::uuid) order by shard_key, id limit ${pageSize}`)),
];

const contactPage: Page = (tx, { organisation }, after) =>
  tx
    .select({ shardKey: contacts.shardKey, id: contacts.id })
    .from(contacts)
    .where(
      and(
        eq(contacts.shardKey, organisation.homeShardKey),
        eq(contacts.orgId, organisation.id),
        ne(contacts.state, "erased"),
        gt(contacts.id, after.id),
      ),
    )
    .orderBy(asc(contacts.id))
    .limit(pageSize);
