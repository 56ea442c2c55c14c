import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { lockTarget } from "./lock.ts";
import { recordStep } from "./record-step.ts";
import { ReviewTargetInput } from "./schema.ts";

/** Says that a target was looked at, and what was seen; the next look is due so many months later. @throws DomainError forbidden, not_found, invalid_state */
export async function reviewTarget(ctx: ServiceContext, input: ReviewTargetInput): Promise<void> {
  requirePermission(ctx, "target.edit");
  const { targetId, note } = ReviewTargetInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const { row, measured } = await lockTarget(tx, ctx, targetId);
    await recordStep(tx, ctx, row, { step: "review", note, measured });
    await recordAudit(tx, ctx, { verb: "target.review", subject: { kind: "target", id: targetId } });
  });
}
