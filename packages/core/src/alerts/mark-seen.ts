import { alertReaders } from "@heard/db/schema/alerts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { defaultReader } from "./rules.ts";

/** The member has looked at the list: what is in it is no longer new to them. */
export async function markAlertsSeen(ctx: ServiceContext): Promise<void> {
  requirePermission(ctx, "alert.read");
  const { actor } = ctx;
  if (actor.kind !== "member") return;
  const seen = { seenAt: ctx.now() };
  await inTenant(ctx, async (tx) => {
    await tx
      .insert(alertReaders)
      .values({ orgId: ctx.organisation.id, memberId: actor.memberId, ...defaultReader, ...seen })
      .onConflictDoUpdate({ target: [alertReaders.orgId, alertReaders.memberId], set: seen });
  });
}
