import { noticeLetters, planNotices } from "@heard/db/schema/plan-notices";
import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, notFound } from "../errors.ts";
import { recordPlanEvent } from "../improvement-plans/record-event.ts";
import { PlanInput } from "../improvement-plans/schema.ts";
import { requirePermission } from "../permissions.ts";
import { findRecipients } from "./find-recipients.ts";
import { lockNotice } from "./lock.ts";

/**
 * Sends the notice of a plan to those whose words are its evidence. Each of them gets a place in the ledger now; whether and when a letter goes, the same rules
 * decide as for invitations. Once: whoever links more evidence later tells nobody again.
 * @throws DomainError not_found, forbidden, invalid_state, `notice_sent`
 */
export async function sendNotice(ctx: ServiceContext, input: PlanInput): Promise<{ recipients: number }> {
  requirePermission(ctx, "plan.edit");
  const { planId } = PlanInput.parse(input);
  // Whoever may tell of it tells everybody, also whose answer stands where the sender does not look.
  await inTenant(ctx, (tx) => lockNotice(tx, ctx, planId));
  return inTenant({ ...ctx, touchpoints: "*" }, async (tx) => {
    const { plan, notice } = await lockNotice(tx, ctx, planId);
    if (!notice) throw notFound("notice of improvement plan", plan.number);
    if (notice.sentAt) throw new DomainError("invalid_state", "notice_sent");
    const { contactIds, anonymous } = await findRecipients(tx, ctx, planId);
    const now = ctx.now();
    const letters = contactIds.map((contactId) => ({
      ...{ orgId: ctx.organisation.id, id: uuidv7(), noticeId: notice.id, contactId },
      ...{ state: "deferred" as const, rule: "waiting", wantedAt: now, dueAt: now },
    }));
    if (letters.length > 0) await tx.insert(noticeLetters).values(letters);
    const sentBy = ctx.actor.kind === "member" ? ctx.actor.memberId : null;
    await tx.update(planNotices).set({ sentAt: now, sentBy }).where(eq(planNotices.id, notice.id));
    await recordPlanEvent(tx, ctx, plan, {
      verb: "improvementPlan.sendNotice",
      after: { recipients: letters.length, anonymous },
    });
    return { recipients: letters.length };
  });
}
