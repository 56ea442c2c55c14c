import type { Transaction } from "@heard/db";
import type { LocalisedText } from "@heard/db/schema/columns";
import { type BenchmarkRow, benchmarks } from "@heard/db/schema/targets";
import { histogramFromCounts, publishedGap, type ScoreMethod, valueMoments } from "@heard/metrics";
import { desc } from "drizzle-orm";
import { type Catalogue, type CatalogueMetric, readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { readPeople } from "../improvement-plans/queries.ts";
import { readMeasures } from "../measures/get.ts";
import type { Measure } from "../measures/measure.ts";
import { type Unit, unitOf } from "../measures/methods.ts";
import { addDays, type Period } from "../measures/rules.ts";
import { requirePermission } from "../permissions.ts";
import { dayIn } from "../responses/day.ts";
import { methodsOn } from "../scales/rules.ts";
import { type Unlikeness, unlikenessOf } from "./rules.ts";

type Range = { low: number; high: number };
export type BenchmarkItem = {
  id: number;
  kind: BenchmarkRow["kind"];
  name: string;
  metric: { key: string; name: LocalisedText };
  method: ScoreMethod;
  unit: Unit;
  scale: { min: number; max: number; direction: BenchmarkRow["scaleDirection"] };
  scope: BenchmarkRow["scope"];
  value: number;
  n: number | null;
  source: string;
  asOf: string;
  addedBy: string | null;
  addedAt: Date;
  /** Why it is indicative only; nothing for like for like. */
  unlike: Unlikeness[];
  /** Our own score over the newest ninety days; `null` for readers who do not see the whole. */
  ours: { value: number | null; n: number; interval: Range | null; unit: Unit } | null;
  /** Ours minus theirs, where the two are like for like. */
  gap: ({ value: number } & Range) | null;
};
export type BenchmarkReport = { benchmarks: BenchmarkItem[]; period: Period };

/** Days over which our own score is read beside one of others, or beside a target. */
const readDays = 90;
export const newestDays = (today: string): Period => ({ from: addDays(today, 1 - readDays), to: today });

/** What others published, each beside our own score: compared where it is like for like, else indicative, with the reasons. */
export async function listBenchmarks(ctx: ServiceContext): Promise<BenchmarkReport> {
  requirePermission(ctx, "target.read");
  return inTenant(ctx, (tx) => readReport(tx, ctx), { snapshot: true });
}

async function readReport(tx: Transaction, ctx: ServiceContext): Promise<BenchmarkReport> {
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  const period = newestDays(today);
  const catalogue = await readCatalogue(tx);
  const people = await readPeople(tx);
  const rows = (await readBenchmarkRows(tx)).filter(({ removedAt }) => removedAt === null);
  const asked = rows.flatMap((row) => {
    const metric = metricOf(catalogue, row);
    return metric ? [{ row, metric, method: ownMethod(metric, row.method) }] : [];
  });
  // Whoever sees a part would take its score for the whole's.
  const results =
    ctx.touchpoints === "*"
      ? await readMeasures(
          tx,
          ctx,
          asked.map(({ metric, method }) => ({ metric: metric.key, method, period })),
        )
      : [];
  return {
    period,
    benchmarks: asked.map(({ row, metric }, at): BenchmarkItem => {
      const { id, kind, name, scope, value, n, source, asOf, addedAt } = row;
      const unlike = unlikeOurs(row, metric, today);
      const total = results[at]?.total ?? null;
      return {
        ...{ id, kind, name, scope, value, n, source, asOf, addedAt, unlike },
        metric: { key: metric.key, name: metric.name },
        ...{ method: row.method as ScoreMethod, unit: unitOf[row.method as ScoreMethod] },
        scale: { min: row.scaleMin, max: row.scaleMax, direction: row.scaleDirection },
        addedBy: people.get(row.addedBy ?? 0)?.name ?? null,
        ours: total && { value: total.value, n: total.n, interval: total.interval, unit: total.unit },
        gap: unlike.length === 0 && total ? gapOf(total, row) : null,
      };
    }),
  };
}

/** Every figure of others, those that were taken off the list included: the newest first. */
export async function readBenchmarkRows(tx: Transaction): Promise<BenchmarkRow[]> {
  return tx.select().from(benchmarks).orderBy(desc(benchmarks.asOf), desc(benchmarks.id));
}

/** What keeps a published figure from being compared with a metric of ours, on the scale that it is asked on now. */
export function unlikeOurs(row: BenchmarkRow, metric: CatalogueMetric, today: string): Unlikeness[] {
  const scale = metric.measures.at(-1)?.scale;
  return scale ? unlikenessOf(row, { kind: metric.kind, scope: metric.scope, scale }, today) : ["scale"];
}

const metricOf = ({ metrics }: Catalogue, { metricId }: BenchmarkRow) =>
  [...metrics.values()].find(({ id }) => id === metricId);

/** Ours by the method that was published, where ours can be read by it. */
function ownMethod({ kind, measures, headlineMethod }: CatalogueMetric, published: string): string {
  const scale = measures.at(-1)?.scale;
  return (scale && methodsOn(kind, scale).find((method) => method === published)) ?? headlineMethod;
}

function gapOf({ method, histogram, scale, n, effectiveN }: Measure, { value, n: theirN }: BenchmarkRow) {
  if (method === "count" || !histogram || !scale || theirN === null) return null;
  const { min, max, direction } = scale;
  const found = valueMoments(histogramFromCounts({ min, max, direction }, histogram), method);
  const gap = found && publishedGap({ ...found, n: effectiveN ?? n }, { value, n: theirN });
  return gap && { value: gap.value, low: gap.interval.low, high: gap.interval.high };
}
