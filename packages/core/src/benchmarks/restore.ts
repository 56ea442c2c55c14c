import { benchmarks } from "@heard/db/schema/targets";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { binnedBefore } from "../bin/rules.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState, notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { BenchmarkInput } from "./schema.ts";

/**
 * Takes a figure of others out of the bin. One that a target was set by stays stored for that target after thirty days, and comes back no more.
 * @throws DomainError not_found, also when its time is over; invalid_state
 */
export async function restoreBenchmark(ctx: ServiceContext, input: BenchmarkInput): Promise<void> {
  requirePermission(ctx, "target.edit");
  const { benchmarkId } = BenchmarkInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const [row] = await tx.select().from(benchmarks).where(eq(benchmarks.id, benchmarkId));
    if (!row || (row.removedAt && row.removedAt < binnedBefore(ctx.now()))) throw notFound("benchmark", benchmarkId);
    if (!row.removedAt) throw invalidState("benchmark", "in use");
    await tx.update(benchmarks).set({ removedAt: null }).where(eq(benchmarks.id, benchmarkId));
    await recordAudit(tx, ctx, { verb: "benchmark.restore", subject: { kind: "benchmark", id: benchmarkId } });
  });
}
