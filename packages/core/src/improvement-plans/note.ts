import type { ServiceContext } from "../context.ts";
import { NotePlanInput } from "./schema.ts";
import { takeStep } from "./take-step.ts";

/** Says how a plan is going, to everybody who reads it. @throws DomainError not_found, invalid_state */
export async function notePlan(ctx: ServiceContext, input: NotePlanInput): Promise<void> {
  const { planId, note } = NotePlanInput.parse(input);
  await takeStep(ctx, { planId, step: "work" }, async () => ({ verb: "improvementPlan.note", note }));
}
