import { savedViews } from "@heard/db/schema/saved-views";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { lockOwnView } from "./queries.ts";
import { RenameSavedViewInput } from "./schema.ts";

/** Gives one's own view another name. @throws DomainError not_found, invalid_state while it is in the bin */
export async function renameSavedView(ctx: ServiceContext, input: RenameSavedViewInput): Promise<void> {
  requirePermission(ctx, "savedView.own");
  const { viewId, name } = RenameSavedViewInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const view = await lockOwnView(tx, ctx, viewId);
    if (view.deletedAt) throw invalidState("saved view", "in the bin");
    if (view.name === name) return;
    await tx.update(savedViews).set({ name }).where(eq(savedViews.id, viewId));
    await recordAudit(tx, ctx, {
      verb: "savedView.rename",
      subject: { kind: "savedView", id: viewId },
      fields: ["name"],
    });
  });
}
