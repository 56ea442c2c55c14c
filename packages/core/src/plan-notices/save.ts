import { contactPurposes } from "@heard/db/schema/contacts";
import { planNotices } from "@heard/db/schema/plan-notices";
import { and, eq, isNull, sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, notFound } from "../errors.ts";
import { recordPlanEvent } from "../improvement-plans/record-event.ts";
import { requirePermission } from "../permissions.ts";
import { lockNotice } from "./lock.ts";
import { languagesOf } from "./rules.ts";
import { SaveNoticeInput } from "./schema.ts";

/**
 * Writes the notice of a plan, or writes it anew. What has gone out stays as it went.
 * @throws DomainError not_found, forbidden, invalid_state, `notice_sent`; conflict `changed_meanwhile`
 */
export async function saveNotice(ctx: ServiceContext, input: SaveNoticeInput): Promise<{ edit: number }> {
  requirePermission(ctx, "plan.edit");
  const { planId, texts, senderName, purpose, edit } = SaveNoticeInput.parse(input);
  return inTenant(ctx, async (tx) => {
    const { plan, notice } = await lockNotice(tx, ctx, planId);
    if (notice?.sentAt) throw new DomainError("invalid_state", "notice_sent");
    if (notice && notice.edit !== edit)
      throw new DomainError("conflict", "changed_meanwhile", { what: "notice", id: plan.number });
    const [found] = await tx
      .select({ id: contactPurposes.id })
      .from(contactPurposes)
      .where(and(eq(contactPurposes.key, purpose), isNull(contactPurposes.archivedAt)));
    if (!found) throw notFound("purpose", purpose);
    const kept = { texts, senderName, purposeId: found.id };
    const [row] = await tx
      .insert(planNotices)
      .values({ orgId: ctx.organisation.id, planId, ...kept })
      .onConflictDoUpdate({
        target: [planNotices.orgId, planNotices.planId],
        set: { ...kept, edit: sql`${planNotices.edit} + 1` },
      })
      .returning();
    if (!row) throw new Error("the notice was not stored");
    await recordPlanEvent(tx, ctx, plan, {
      verb: "improvementPlan.writeNotice",
      after: { languages: languagesOf(texts) },
    });
    return { edit: row.edit };
  });
}
