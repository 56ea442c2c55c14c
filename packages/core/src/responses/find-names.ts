import { contacts } from "@heard/db/schema/contacts";
import { and, eq, inArray, isNotNull, or } from "drizzle-orm";
import { customerKeyOf } from "../contacts/rules.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import type { ItemToRecord } from "./prepare.ts";

/** What customers are called, by what responses name them by: their key, or the id of a contact without one. */
export type CustomerNames = ReadonlyMap<string, string>;

const none: CustomerNames = new Map();
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The names of the contacts who wrote a comment among these, so that their own names leave it. One read, and none where nobody known wrote anything. */
export async function findCustomerNames(
  ctx: ServiceContext,
  items: readonly Pick<ItemToRecord, "customer" | "comments">[],
): Promise<CustomerNames> {
  const wrote = items.flatMap(({ customer, comments }) => (customer && comments.length > 0 ? [customer] : []));
  if (wrote.length === 0) return none;
  const keys = [...new Set(wrote)];
  const ids = keys.filter((key) => uuid.test(key));
  const rows = await inTenant(ctx, (tx) =>
    tx
      .select({ id: contacts.id, key: contacts.key, name: contacts.name })
      .from(contacts)
      .where(
        and(
          eq(contacts.shardKey, ctx.organisation.homeShardKey),
          isNotNull(contacts.name),
          or(inArray(contacts.key, keys), ids.length > 0 ? inArray(contacts.id, ids) : undefined),
        ),
      ),
  );
  return new Map(rows.flatMap((row) => [row.id, customerKeyOf(row)].map((known) => [known, row.name ?? ""] as const)));
}
