import { savedViews } from "@heard/db/schema/saved-views";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { lockOwnView } from "./queries.ts";
import type { SavedViewInput } from "./schema.ts";

/** Puts one's own view into the bin. @throws DomainError not_found; invalid_state when it is in the bin */
export async function deleteSavedView(ctx: ServiceContext, { viewId }: SavedViewInput): Promise<void> {
  requirePermission(ctx, "savedView.own");
  await inTenant(ctx, async (tx) => {
    const view = await lockOwnView(tx, ctx, viewId);
    if (view.deletedAt) throw invalidState("saved view", "in the bin");
    await tx.update(savedViews).set({ deletedAt: ctx.now() }).where(eq(savedViews.id, viewId));
    await recordAudit(tx, ctx, { verb: "savedView.delete", subject: { kind: "savedView", id: viewId } });
  });
}
