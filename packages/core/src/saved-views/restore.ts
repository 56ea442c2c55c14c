import { savedViews } from "@heard/db/schema/saved-views";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { lockOwnView } from "./queries.ts";
import type { SavedViewInput } from "./schema.ts";

/** Takes one's own view out of the bin. @throws DomainError not_found, also when it was purged */
export async function restoreSavedView(ctx: ServiceContext, { viewId }: SavedViewInput): Promise<void> {
  requirePermission(ctx, "savedView.own");
  await inTenant(ctx, async (tx) => {
    const view = await lockOwnView(tx, ctx, viewId);
    if (!view.deletedAt) throw invalidState("saved view", "in use");
    await tx.update(savedViews).set({ deletedAt: null }).where(eq(savedViews.id, viewId));
    await recordAudit(tx, ctx, { verb: "savedView.restore", subject: { kind: "savedView", id: viewId } });
  });
}
