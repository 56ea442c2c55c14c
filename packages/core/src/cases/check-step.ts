import { cases } from "@heard/db/schema/cases";
import { eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { lockOpenCase } from "./lock.ts";
import { recordCaseEvent } from "./record-event.ts";
import { CheckCaseStepInput } from "./schema.ts";

/** Ticks a step of the playbook off, or takes the tick back. @throws DomainError not_found, invalid_state */
export async function checkCaseStep(ctx: ServiceContext, input: CheckCaseStepInput): Promise<void> {
  requirePermission(ctx, "case.work");
  const { caseId, step, isDone } = CheckCaseStepInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const row = await lockOpenCase(tx, caseId);
    const before = row.steps[step];
    if (!before) throw notFound("step", step + 1);
    if ((before.doneAt !== null) === isDone) return;
    const doneBy = ctx.actor.kind === "member" ? ctx.actor.memberId : null;
    const after = isDone ? { doneAt: ctx.now().toISOString(), doneBy } : { doneAt: null, doneBy: null };
    const steps = row.steps.map((one, place) => (place === step ? { ...one, ...after } : one));
    await tx.update(cases).set({ steps }).where(eq(cases.id, caseId));
    await recordCaseEvent(tx, ctx, row, { verb: isDone ? "case.checkStep" : "case.uncheckStep", note: before.title });
  });
}
