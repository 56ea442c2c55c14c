import { benchmarks } from "@heard/db/schema/targets";
import { recordAudit } from "../audit/record.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidInput, notFound } from "../errors.ts";
import { unitOf } from "../measures/methods.ts";
import { requirePermission } from "../permissions.ts";
import { dayIn } from "../responses/day.ts";
import { endsOf } from "./rules.ts";
import { AddBenchmarkInput } from "./schema.ts";

/**
 * Keeps what somebody else published of their score, with all that it takes to judge it.
 * @throws DomainError forbidden, not_found for the metric; invalid_input `target_value`, `benchmark_scale`, `benchmark_future`
 */
export async function addBenchmark(ctx: ServiceContext, input: AddBenchmarkInput): Promise<{ benchmarkId: number }> {
  requirePermission(ctx, "target.edit");
  const { metric: key, ...given } = AddBenchmarkInput.parse(input);
  if (given.scaleMin >= given.scaleMax) throw invalidInput("benchmark_scale");
  if (given.asOf > dayIn(ctx.organisation.timeZone, ctx.now())) throw invalidInput("benchmark_future");
  const [low, high] = endsOf(unitOf[given.method], { min: given.scaleMin, max: given.scaleMax });
  if (given.value < low || given.value > high) throw invalidInput("target_value", { low, high });
  return inTenant(ctx, async (tx) => {
    const metric = (await readCatalogue(tx)).metrics.get(key);
    if (!metric) throw notFound("metric", key);
    const addedBy = ctx.actor.kind === "member" ? ctx.actor.memberId : null;
    const [row] = await tx
      .insert(benchmarks)
      .values({ orgId: ctx.organisation.id, metricId: metric.id, ...given, addedBy, addedAt: ctx.now() })
      .returning();
    if (!row) throw new Error(`The benchmark of ${key} was not stored`);
    const { kind, method, value, n, asOf } = given;
    await recordAudit(tx, ctx, {
      verb: "benchmark.add",
      subject: { kind: "benchmark", id: row.id },
      after: { kind, metric: key, method, value, n, asOf },
    });
    return { benchmarkId: row.id };
  });
}
