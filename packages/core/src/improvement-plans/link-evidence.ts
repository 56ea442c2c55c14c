import type { ServiceContext } from "../context.ts";
import { freezeEvidence } from "./freeze-evidence.ts";
import { LinkEvidenceInput } from "./schema.ts";
import { takeStep } from "./take-step.ts";

/** Links why a plan is wanted. @throws DomainError not_found, invalid_state, limit_exceeded `too_many` */
export async function linkEvidence(ctx: ServiceContext, input: LinkEvidenceInput): Promise<void> {
  const { planId, evidence } = LinkEvidenceInput.parse(input);
  await takeStep(ctx, { planId, step: "link" }, async (tx) => {
    await freezeEvidence(tx, ctx, planId, evidence);
    return { verb: "improvementPlan.linkEvidence", after: { kinds: evidence.map(({ kind }) => kind) } };
  });
}
