import { planActions } from "@heard/db/schema/improvement-plans";
import { count, eq } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { assertActive } from "./assert-active.ts";
import { mostActions } from "./rules.ts";
import { AddPlanActionInput } from "./schema.ts";
import { takeStep } from "./take-step.ts";

/** Adds a step of the work, last of all. @throws DomainError not_found, invalid_state, limit_exceeded `too_many` */
export async function addPlanAction(ctx: ServiceContext, input: AddPlanActionInput): Promise<{ actionId: number }> {
  const { planId, title, assigneeId, dueOn } = AddPlanActionInput.parse(input);
  let actionId = 0;
  await takeStep(ctx, { planId, step: "work" }, async (tx) => {
    await assertActive(tx, [assigneeId]);
    const [kept] = await tx.select({ actions: count() }).from(planActions).where(eq(planActions.planId, planId));
    const position = kept?.actions ?? 0;
    if (position >= mostActions)
      throw new DomainError("limit_exceeded", "too_many", { count: position + 1, most: mostActions });
    const [row] = await tx
      .insert(planActions)
      .values({ orgId: ctx.organisation.id, planId, title, assigneeId, dueOn, position, createdAt: ctx.now() })
      .returning();
    if (!row) throw new Error(`The action "${title}" was not stored`);
    actionId = row.id;
    return { verb: "improvementPlan.addAction", after: { actionId, dueOn } };
  });
  return { actionId };
}
