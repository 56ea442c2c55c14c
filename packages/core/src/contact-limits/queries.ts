import type { Transaction } from "@heard/db";
import { contactLimits } from "@heard/db/schema/distributions";
import { asc } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { ownContactLimits } from "./rules.ts";
import { ContactLimitRule } from "./schema.ts";

/** Every rule that holds; those of the product where the organisation has none. */
export async function readContactLimits(tx: Transaction): Promise<readonly ContactLimitRule[]> {
  const rows = await tx.select().from(contactLimits).orderBy(asc(contactLimits.id));
  if (rows.length === 0) return ownContactLimits;
  return rows.map(({ most, days, audience }) => ContactLimitRule.parse({ most, days, audience }));
}

/** How often one person may be asked. `isOwn`: the organisation has said so itself. */
export async function getContactLimits(
  ctx: ServiceContext,
): Promise<{ limits: readonly ContactLimitRule[]; isOwn: boolean }> {
  requirePermission(ctx, "distribution.read");
  const limits = await inTenant(ctx, readContactLimits);
  return { limits, isOwn: limits !== ownContactLimits };
}
