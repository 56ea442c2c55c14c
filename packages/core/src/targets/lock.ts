import type { Transaction } from "@heard/db";
import type { MeasuredScore, TargetRow } from "@heard/db/schema/targets";
import { targets } from "@heard/db/schema/targets";
import { eq } from "drizzle-orm";
import { newestDays } from "../benchmarks/queries.ts";
import { type Catalogue, type CatalogueMetric, readCatalogue } from "../catalogue/queries.ts";
import type { ServiceContext } from "../context.ts";
import { invalidState, notFound } from "../errors.ts";
import { dayIn } from "../responses/day.ts";
import { type MeasuredPlace, measureScore } from "./measure.ts";

export type LockedTarget = { row: TargetRow; metric: CatalogueMetric; measured: MeasuredScore; today: string };

/** A target at work, locked for a step, with what its score is now. @throws DomainError not_found; invalid_state for one that has ended */
export async function lockTarget(tx: Transaction, ctx: ServiceContext, targetId: number): Promise<LockedTarget> {
  const [row] = await tx.select().from(targets).where(eq(targets.id, targetId)).for("update");
  if (!row) throw notFound("target", targetId);
  if (row.endedAt) throw invalidState("target", "ended");
  const { metric, place } = placeOf(row, await readCatalogue(tx));
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  return { row, metric, today, measured: await measureScore(tx, ctx, place, newestDays(today)) };
}

/** The metric and place of a target, which the database keeps as long as the target. */
export function placeOf(
  { metricId, touchpointId, method }: TargetRow,
  { metrics, touchpoints }: Catalogue,
): { metric: CatalogueMetric; touchpoint: Place | null; place: MeasuredPlace } {
  const metric = [...metrics.values()].find(({ id }) => id === metricId);
  if (!metric) throw new Error(`The metric ${metricId} of a target is gone`);
  const touchpoint = [...touchpoints.values()].find(({ id }) => id === touchpointId) ?? null;
  return { metric, touchpoint, place: { metric: metric.key, method, touchpoint: touchpoint?.key ?? null } };
}
type Place = Catalogue["touchpoints"] extends Map<string, infer Row> ? Row : never;
