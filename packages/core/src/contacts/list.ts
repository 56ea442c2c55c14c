import type { Transaction } from "@heard/db";
import { contacts } from "@heard/db/schema/contacts";
import { and, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type * as z from "zod";
import { inTenant, type ServiceContext } from "../context.ts";
import { isPermitted, requirePermission } from "../permissions.ts";
import { isSuppressed, latestConsent, mayBeAsked } from "./find-barriers.ts";
import { getPurpose, shownContact } from "./queries.ts";
import { contactLanguage, defaultPurposeKey, normaliseAddress } from "./rules.ts";
import { ListContactsInput } from "./schema.ts";

type Query = z.output<typeof ListContactsInput>;

/** Beyond this many a list says "more than": counting on would take longer than anybody wants to wait. */
const mostCounted = 10_000;

/** Contacts, newest first, a page at a time. Erased ones are listed only when they are asked for. */
export async function listContacts(ctx: ServiceContext, input: ListContactsInput = {}) {
  requirePermission(ctx, "contact.read");
  const query = ListContactsInput.parse(input);
  return inTenant(ctx, async (tx) => {
    const purpose = await getPurpose(tx, query.purpose ?? (await firstPurpose(tx)));
    const wanted = sql`from contacts c ${latestConsent(purpose.id)} where ${whereOf(ctx, query, purpose.id)}`;
    const after = query.cursor ? sql` and c.id < ${query.cursor}::uuid` : sql``;
    const rows = await tx.execute<{ id: string; by_email: boolean; by_phone: boolean; given: boolean | null }>(sql`
      select c.id, ${mayBeAsked("email", purpose.id)} as by_email, ${mayBeAsked("phone", purpose.id)} as by_phone, said.given
      ${wanted}${after} order by c.id desc limit ${query.limit + 1}`);
    const page = rows.slice(0, query.limit);
    const found = await rowsOf(
      tx,
      ctx,
      page.map(({ id }) => id),
    );
    const items = page.flatMap(({ id, by_email: byEmail, by_phone: byPhone, given }) => {
      const row = found.get(id);
      return row ? [{ ...shownContact(ctx, row), byEmail, byPhone, given }] : [];
    });
    const [counted] = query.cursor
      ? []
      : await tx.execute<{ count: number }>(
          sql`select count(*)::int as count from (select 1 ${wanted} limit ${mostCounted + 1}) counted`,
        );
    return {
      items,
      nextCursor: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null,
      /** Of the first page only. */
      count: counted ? Math.min(counted.count, mostCounted) : null,
      countIsCapped: (counted?.count ?? 0) > mostCounted,
      purpose: { key: purpose.key, name: purpose.name },
      seesCustomers: isPermitted(ctx, "customer.see"),
    };
  });
}
export type ContactPage = Awaited<ReturnType<typeof listContacts>>;

/** The default purpose, or the first that is left when that was put away. */
async function firstPurpose(tx: Transaction): Promise<string> {
  const [row] = await tx.execute<{ key: string }>(sql`
    select key from contact_purposes order by archived_at is not null, key <> ${defaultPurposeKey}, position, id limit 1`);
  return row?.key ?? defaultPurposeKey;
}

async function rowsOf(tx: Transaction, { organisation }: ServiceContext, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, typeof contacts.$inferSelect>();
  const rows = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.shardKey, organisation.homeShardKey), inArray(contacts.id, [...ids])))
    .orderBy(desc(contacts.id));
  return new Map(rows.map((row) => [row.id, row]));
}

function whereOf(ctx: ServiceContext, query: Query, purposeId: number): SQL {
  const { homeShardKey, id } = ctx.organisation;
  const parts = [sql`c.shard_key = ${homeShardKey} and c.org_id = ${id}`];
  parts.push(query.standing === "erased" ? sql`c.state = 'erased'` : sql`c.state = 'active'`);
  if (query.standing) parts.push(standings[query.standing](purposeId));
  if (query.language) parts.push(sql`c.language = ${contactLanguage(query.language) ?? query.language}`);
  if (query.field && query.value !== undefined) parts.push(sql`c.attributes ->> ${query.field} = ${query.value}`);
  const search = query.search?.trim();
  if (search) parts.push(isPermitted(ctx, "customer.see") ? partOf(search) : wholeOf(search));
  return sql.join(parts, sql` and `);
}

const suppressed = (purposeId: number) =>
  sql`(${isSuppressed("email", purposeId)} or ${isSuppressed("phone", purposeId)})`;
const standings: Record<NonNullable<Query["standing"]>, (purposeId: number) => SQL> = {
  askable: (purposeId) => sql`(${mayBeAsked("email", purposeId)} or ${mayBeAsked("phone", purposeId)})`,
  suppressed,
  withdrawn: () => sql`said.given = false`,
  withoutAddress: () => sql`c.email_address is null and c.phone_number is null`,
  erased: () => sql`true`,
};

/** What somebody remembers of a contact may stand anywhere in its name, key or address. */
function partOf(search: string): SQL {
  const pattern = `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const digits = search.replace(/[\s().-]/g, "");
  const number = /^\+?\d{4,}$/.test(digits) ? sql` or c.phone_number like ${`%${digits}%`}` : sql``;
  return sql`(c.name ilike ${pattern} or c.email_address ilike ${pattern} or c.key ilike ${pattern} or c.phone ilike ${pattern}${number})`;
}

/** Without the grant to see customers a search must not find out what is masked, letter by letter. */
function wholeOf(search: string): SQL {
  const found = normaliseAddress(search);
  const address =
    found === null
      ? sql``
      : found.kind === "email"
        ? sql` or c.email_address = ${found.address}`
        : sql` or c.phone_number = ${found.address}`;
  return sql`(c.key = ${search}${address})`;
}
