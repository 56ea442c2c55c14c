import { savedViews } from "@heard/db/schema/saved-views";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { lockOwnView } from "./queries.ts";
import type { ShareSavedViewInput } from "./schema.ts";

/**
 * Shows one's own view to everybody in the organisation, or to its maker alone again.
 * @throws DomainError not_found; invalid_state when it is in the bin
 */
export async function shareSavedView(ctx: ServiceContext, { viewId, shared }: ShareSavedViewInput): Promise<void> {
  requirePermission(ctx, "savedView.share");
  await inTenant(ctx, async (tx) => {
    const view = await lockOwnView(tx, ctx, viewId);
    if (view.deletedAt) throw invalidState("saved view", "in the bin");
    if (view.shared === shared) return;
    await tx.update(savedViews).set({ shared }).where(eq(savedViews.id, viewId));
    await recordAudit(tx, ctx, {
      verb: "savedView.share",
      subject: { kind: "savedView", id: viewId },
      fields: ["shared"],
      before: { shared: view.shared },
      after: { shared },
    });
  });
}
