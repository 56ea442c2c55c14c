import type { Transaction } from "@heard/db";
import { type MeasuredScore, type TargetRow, targetSteps } from "@heard/db/schema/targets";
import { count, eq } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";

type Step = { step: "set" | "review" | "adjust" | "end"; note: string; measured: MeasuredScore };

/** Writes down what was said of a target, as the target is from then on. The target is locked, so that its steps are counted one after the other. */
export async function recordStep(
  tx: Transaction,
  ctx: ServiceContext,
  { id, value, dueOn, basis, basisNote, benchmarkId }: TargetRow,
  step: Step,
): Promise<void> {
  const [taken] = await tx.select({ steps: count() }).from(targetSteps).where(eq(targetSteps.targetId, id));
  await tx.insert(targetSteps).values({
    ...{ orgId: ctx.organisation.id, targetId: id, number: (taken?.steps ?? 0) + 1, ...step },
    ...{ value, dueOn, basis, basisNote, benchmarkId, takenAt: ctx.now() },
    takenBy: ctx.actor.kind === "member" ? ctx.actor.memberId : null,
  });
}
