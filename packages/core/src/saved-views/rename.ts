import { savedViews } from "@heard/db/schema/saved-views";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { assertUnchanged } from "../seen.ts";
import { lockOwnView } from "./queries.ts";
import { RenameSavedViewInput } from "./schema.ts";

/** Gives one's own view another name. @throws DomainError not_found, invalid_state while it is in the bin, conflict `changed_meanwhile` */
export async function renameSavedView(ctx: ServiceContext, input: RenameSavedViewInput): Promise<void> {
  requirePermission(ctx, "savedView.own");
  const { viewId, name, seen } = RenameSavedViewInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const view = await lockOwnView(tx, ctx, viewId);
    if (view.deletedAt) throw invalidState("saved view", "in the bin");
    assertUnchanged({ kind: "saved view", id: view.name }, { seen, stored: view, wanted: { name } });
    if (view.name === name) return;
    await tx.update(savedViews).set({ name }).where(eq(savedViews.id, viewId));
    await recordAudit(tx, ctx, {
      verb: "savedView.rename",
      subject: { kind: "savedView", id: viewId },
      fields: ["name"],
    });
  });
}
