import { contactPurposes, suppressions } from "@heard/db/schema/contacts";
import { and, desc, eq, like, lt, sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { isPermitted, requirePermission } from "../permissions.ts";
import { masked, normaliseAddress } from "./rules.ts";
import { ListSuppressionsInput } from "./schema.ts";

/** Addresses that nothing is sent to, newest first. */
export async function listSuppressions(ctx: ServiceContext, input: ListSuppressionsInput = {}) {
  requirePermission(ctx, "contact.read");
  const { search, reason, cursor, limit } = ListSuppressionsInput.parse(input);
  const sees = isPermitted(ctx, "customer.see");
  return inTenant(ctx, async (tx) => {
    const here = and(
      eq(suppressions.shardKey, ctx.organisation.homeShardKey),
      reason ? eq(suppressions.reason, reason) : undefined,
      search?.trim() ? isAddress(search.trim(), sees) : undefined,
    );
    const rows = await tx
      .select()
      .from(suppressions)
      .where(and(here, cursor ? lt(suppressions.id, cursor) : undefined))
      .orderBy(desc(suppressions.id))
      .limit(limit + 1);
    const purposes = new Map((await tx.select().from(contactPurposes)).map((one) => [one.id, one]));
    const items = rows.slice(0, limit).map((row) => {
      const { id, addressKind, address, purposeId, reason: because, source, at, recordedKind, batchId } = row;
      const purpose = purposes.get(purposeId);
      return {
        ...{ id, addressKind, reason: because, source, at, recordedKind },
        address: sees ? address : masked(address),
        purpose: purpose ? { key: purpose.key, name: purpose.name } : null,
        importId: batchId || null,
      };
    });
    const [counted] = cursor
      ? []
      : await tx.select({ count: sql<number>`count(*)::int` }).from(suppressions).where(here);
    return {
      items,
      nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
      /** Of the first page only. */
      count: counted?.count ?? null,
      seesCustomers: sees,
    };
  });
}
export type ListedSuppression = Awaited<ReturnType<typeof listSuppressions>>["items"][number];

function isAddress(search: string, sees: boolean) {
  const whole = normaliseAddress(search)?.address ?? search.toLowerCase();
  return sees
    ? like(suppressions.address, `${whole.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`)
    : eq(suppressions.address, whole);
}
