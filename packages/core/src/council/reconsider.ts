import { councilDecisions } from "@heard/db/schema/council";
import { desc, eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, notFound } from "../errors.ts";
import { lockPlan } from "../improvement-plans/lock.ts";
import { reconsiderPlanIn } from "../improvement-plans/reconsider.ts";
import { requirePermission } from "../permissions.ts";
import { assertOpenMeeting } from "./assert-open-meeting.ts";
import { assertSeesAll, keepDecision } from "./decide.ts";
import { ReconsiderInput } from "./schema.ts";
import { isTheirs } from "./vote.ts";

/**
 * Takes up again what was decided, by a decision of its own that names the old one: the plan is before the council once more, with a vote anew. What it was to be judged
 * by, where it had been approved, is void.
 * @throws DomainError not_found; conflict `council_decided_since` for a decision that is not the newest of its plan; invalid_state for a plan that runs already;
 * forbidden `vote_own_plan`, `council_sees_part`
 */
export async function reconsiderDecision(ctx: ServiceContext, input: ReconsiderInput): Promise<void> {
  requirePermission(ctx, "council.decide");
  const { decisionId, reason, meetingId } = ReconsiderInput.parse(input);
  assertSeesAll(ctx);
  await inTenant(ctx, async (tx) => {
    const [decision] = await tx.select().from(councilDecisions).where(eq(councilDecisions.id, decisionId));
    if (!decision) throw notFound("decision", decisionId);
    const plan = await lockPlan(tx, decision.planId);
    if (ctx.actor.kind === "member" && isTheirs(plan, ctx.actor.memberId))
      throw new DomainError("forbidden", "vote_own_plan");
    const [newest] = await tx
      .select({ id: councilDecisions.id })
      .from(councilDecisions)
      .where(eq(councilDecisions.planId, plan.id))
      .orderBy(desc(councilDecisions.id))
      .limit(1);
    if (newest?.id !== decisionId) throw new DomainError("conflict", "council_decided_since");
    if (meetingId !== undefined) await assertOpenMeeting(tx, ctx, meetingId);
    await reconsiderPlanIn(tx, ctx, plan, reason);
    await keepDecision(tx, ctx, {
      ...{ planId: plan.id, decision: "reconsider", reason, votes: [], meetingId, reopensId: decisionId },
    });
  });
}
