import { targets } from "@heard/db/schema/targets";
import type { ScoreMethod } from "@heard/metrics";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { assertUnchanged } from "../seen.ts";
import { assertBasis } from "./assert-basis.ts";
import { assertReachable } from "./assert-reachable.ts";
import { lockTarget } from "./lock.ts";
import { recordStep } from "./record-step.ts";
import { AdjustTargetInput } from "./schema.ts";

/**
 * Moves a target, its day or its basis, for a reason that stays with it.
 * @throws DomainError forbidden, not_found, invalid_state, conflict when somebody else adjusted it meanwhile; invalid_input as for setting one
 */
export async function adjustTarget(ctx: ServiceContext, input: AdjustTargetInput): Promise<void> {
  requirePermission(ctx, "target.edit");
  const { targetId, note, seen, ...wanted } = AdjustTargetInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const { row, metric, measured, today } = await lockTarget(tx, ctx, targetId);
    const { value, dueOn, basis, basisNote, benchmarkId } = row;
    const stored = { value, dueOn, basis, basisNote, benchmarkId };
    assertUnchanged({ kind: "target", id: targetId }, { seen, stored, wanted });
    const scale = metric.measures.at(-1)?.scale;
    if (!scale) throw notFound("metric", metric.key);
    assertReachable(wanted, { method: row.method as ScoreMethod, scale, today });
    await assertBasis(tx, wanted, { metricId: metric.id, before: benchmarkId });
    const [adjusted] = await tx.update(targets).set(wanted).where(eq(targets.id, targetId)).returning();
    if (!adjusted) throw notFound("target", targetId);
    await recordStep(tx, ctx, adjusted, { step: "adjust", note, measured });
    await recordAudit(tx, ctx, {
      ...{ verb: "target.adjust", subject: { kind: "target", id: targetId } },
      before: { value, dueOn, basis },
      after: { value: wanted.value, dueOn: wanted.dueOn, basis: wanted.basis },
    });
  });
}
