import { savedViews } from "@heard/db/schema/saved-views";
import { and, count, eq, isNull } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { itemOf, type SavedViewItem, viewOwner } from "./queries.ts";
import { mostSavedViews, normalQuery } from "./rules.ts";
import { CreateSavedViewInput } from "./schema.ts";

/**
 * Keeps the address of a screen under a name, for its maker alone or for all.
 * @throws DomainError forbidden, limit_exceeded `too_many`
 */
export async function createSavedView(ctx: ServiceContext, input: CreateSavedViewInput): Promise<SavedViewItem> {
  requirePermission(ctx, "savedView.own");
  const { screen, name, query, shared } = CreateSavedViewInput.parse(input);
  if (shared) requirePermission(ctx, "savedView.share");
  const memberId = viewOwner(ctx);
  return inTenant(ctx, async (tx) => {
    const [kept] = await tx
      .select({ views: count() })
      .from(savedViews)
      .where(and(eq(savedViews.memberId, memberId), isNull(savedViews.deletedAt)));
    const views = kept?.views ?? 0;
    if (views >= mostSavedViews)
      throw new DomainError("limit_exceeded", "too_many", { count: views + 1, most: mostSavedViews });
    const [row] = await tx
      .insert(savedViews)
      .values({
        orgId: ctx.organisation.id,
        memberId,
        screen,
        name,
        query: normalQuery(query),
        shared,
        createdAt: ctx.now(),
      })
      .returning();
    if (!row) throw new Error(`The saved view of ${screen} was not stored`);
    await recordAudit(tx, ctx, {
      verb: "savedView.create",
      subject: { kind: "savedView", id: row.id },
      after: { screen, shared },
    });
    return itemOf(row, memberId, null);
  });
}
