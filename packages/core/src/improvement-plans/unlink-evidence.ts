import { planEvidence } from "@heard/db/schema/improvement-plans";
import { and, eq } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { UnlinkEvidenceInput } from "./schema.ts";
import { takeStep } from "./take-step.ts";

/** Takes a piece of evidence from a plan that nobody has agreed to yet: what a decision stood on stays with it. @throws DomainError not_found, invalid_state */
export async function unlinkEvidence(ctx: ServiceContext, input: UnlinkEvidenceInput): Promise<void> {
  const { planId, evidenceId } = UnlinkEvidenceInput.parse(input);
  await takeStep(ctx, { planId, step: "propose" }, async (tx) => {
    const [gone] = await tx
      .delete(planEvidence)
      .where(and(eq(planEvidence.id, evidenceId), eq(planEvidence.planId, planId)))
      .returning();
    if (!gone) throw notFound("evidence", evidenceId);
    return { verb: "improvementPlan.unlinkEvidence", before: { kind: gone.kind } };
  });
}
