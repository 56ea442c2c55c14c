import { planNotices } from "@heard/db/schema/plan-notices";
import { eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { recordPlanEvent } from "../improvement-plans/record-event.ts";
import { requirePermission } from "../permissions.ts";
import { lockNotice } from "./lock.ts";
import { PublishNoticeInput } from "./schema.ts";

/** Shows the notice of a plan on the public page of the organisation, or takes it off. @throws DomainError not_found, forbidden, invalid_state */
export async function publishNotice(ctx: ServiceContext, input: PublishNoticeInput): Promise<void> {
  requirePermission(ctx, "plan.edit");
  const { planId, isPublic } = PublishNoticeInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const { plan, notice } = await lockNotice(tx, ctx, planId);
    if (!notice) throw notFound("notice of improvement plan", plan.number);
    if ((notice.publishedAt !== null) === isPublic) return;
    await tx
      .update(planNotices)
      .set({ publishedAt: isPublic ? ctx.now() : null })
      .where(eq(planNotices.id, notice.id));
    await recordPlanEvent(tx, ctx, plan, { verb: "improvementPlan.publishNotice", after: { isPublic } });
  });
}
