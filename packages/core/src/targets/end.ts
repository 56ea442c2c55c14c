import { targets } from "@heard/db/schema/targets";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { lockTarget } from "./lock.ts";
import { recordStep } from "./record-step.ts";
import { ReviewTargetInput } from "./schema.ts";

/** Ends a target, with the reason. Its history stays, and the score can be given another. @throws DomainError forbidden, not_found, invalid_state */
export async function endTarget(ctx: ServiceContext, input: ReviewTargetInput): Promise<void> {
  requirePermission(ctx, "target.edit");
  const { targetId, note } = ReviewTargetInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const { row, measured } = await lockTarget(tx, ctx, targetId);
    await tx.update(targets).set({ endedAt: ctx.now() }).where(eq(targets.id, targetId));
    await recordStep(tx, ctx, row, { step: "end", note, measured });
    await recordAudit(tx, ctx, { verb: "target.end", subject: { kind: "target", id: targetId } });
  });
}
