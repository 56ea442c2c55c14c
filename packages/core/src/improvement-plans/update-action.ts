import { planActions } from "@heard/db/schema/improvement-plans";
import { and, eq } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { assertUnchanged } from "../seen.ts";
import { assertActive } from "./assert-active.ts";
import { UpdatePlanActionInput } from "./schema.ts";
import { takeStep } from "./take-step.ts";

/** Changes a step of the work: its words, who does it, until when, and how far it is. @throws DomainError not_found, invalid_state, conflict */
export async function updatePlanAction(ctx: ServiceContext, input: UpdatePlanActionInput): Promise<void> {
  const { planId, actionId, seen, ...given } = UpdatePlanActionInput.parse(input);
  await takeStep(ctx, { planId, step: "work" }, async (tx) => {
    const here = and(eq(planActions.id, actionId), eq(planActions.planId, planId));
    const [stored] = await tx.select().from(planActions).where(here).for("update");
    if (!stored) throw notFound("action", actionId);
    const wanted = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    assertUnchanged({ kind: "action", id: actionId }, { seen, stored, wanted });
    const fields = Object.keys(wanted).filter((field) => stored[field as keyof typeof stored] !== wanted[field]);
    if (fields.length === 0) return null;
    await assertActive(tx, [given.assigneeId === stored.assigneeId ? null : given.assigneeId]);
    const doneAt = given.state === undefined ? stored.doneAt : given.state === "done" ? ctx.now() : null;
    await tx
      .update(planActions)
      .set({ ...wanted, doneAt })
      .where(here);
    const said = ({ state, dueOn }: typeof stored) => ({ actionId, state, dueOn });
    return {
      ...{ verb: "improvementPlan.updateAction", fields, before: said(stored) },
      after: said({ ...stored, ...(wanted as Partial<typeof stored>) }),
    };
  });
}
