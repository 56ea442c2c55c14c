import { benchmarks } from "@heard/db/schema/targets";
import { and, eq, isNull } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { BenchmarkInput } from "./schema.ts";

/** Puts a figure of others into the bin, for 30 days. Targets that were set by it still say so. @throws DomainError not_found, forbidden */
export async function removeBenchmark(ctx: ServiceContext, input: BenchmarkInput): Promise<void> {
  requirePermission(ctx, "target.edit");
  const { benchmarkId } = BenchmarkInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const [gone] = await tx
      .update(benchmarks)
      .set({ removedAt: ctx.now() })
      .where(and(eq(benchmarks.id, benchmarkId), isNull(benchmarks.removedAt)))
      .returning();
    if (!gone) throw notFound("benchmark", benchmarkId);
    await recordAudit(tx, ctx, { verb: "benchmark.remove", subject: { kind: "benchmark", id: benchmarkId } });
  });
}
