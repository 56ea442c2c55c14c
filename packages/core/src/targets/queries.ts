import type { Transaction } from "@heard/db";
import { alerts } from "@heard/db/schema/alerts";
import type { LocalisedText } from "@heard/db/schema/columns";
import { type BenchmarkRow, type MeasuredScore, type TargetRow, targetSteps, targets } from "@heard/db/schema/targets";
import { moreIsBetter, type ScoreMethod } from "@heard/metrics";
import { and, asc, desc, gt, isNull, ne } from "drizzle-orm";
import { currentWeeks } from "../alerts/rules.ts";
import { newestDays, readBenchmarkRows, unlikeOurs } from "../benchmarks/queries.ts";
import { endsOf, type Unlikeness } from "../benchmarks/rules.ts";
import { type CatalogueMetric, readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { readPeople } from "../improvement-plans/queries.ts";
import { readMeasures } from "../measures/get.ts";
import type { MeasureResult } from "../measures/measure.ts";
import { type Unit, unitOf } from "../measures/methods.ts";
import { addDays, monthStart, type Period } from "../measures/rules.ts";
import { isPermitted, requirePermission } from "../permissions.ts";
import { dayIn } from "../responses/day.ts";
import { placeOf } from "./lock.ts";
import { queryOf } from "./measure.ts";
import {
  forecastTarget,
  monthsBack,
  nextReview,
  standingOf,
  type TargetForecast,
  type TargetStanding,
} from "./rules.ts";

type Named = { key: string; name: LocalisedText };
export type TargetMonth = { from: string; value: number; n: number };
export type TargetStep = {
  step: "set" | "review" | "adjust" | "end";
  value: number;
  dueOn: string;
  basis: TargetRow["basis"];
  benchmark: string | null;
  note: string;
  measured: MeasuredScore;
  by: string | null;
  at: Date;
};
export type TargetItem = Pick<
  TargetRow,
  "id" | "goal" | "goalNote" | "value" | "dueOn" | "basis" | "basisNote" | "benchmarkId" | "reviewMonths" | "started"
> & {
  metric: Named;
  method: ScoreMethod;
  unit: Unit;
  scale: { min: number; max: number } | null;
  touchpoint: Named | null;
  /** The figure of others that it goes by, and why it is indicative only. */
  benchmark: { name: string; unlike: Unlikeness[] } | null;
  /** The newest ninety days, or the ninety before it was due. */
  now: MeasuredScore;
  months: TargetMonth[];
  forecast: TargetForecast;
  standing: TargetStanding;
  review: { nextOn: string; isDue: boolean };
  /** Alerts on this very score that nobody has put away. */
  alertCount: number;
  steps: TargetStep[];
  isEnded: boolean;
};
export type TargetReport = { targets: TargetItem[]; canEdit: boolean };

/** Every target that the reader may see: where it stands, what is expected, and what was said of it. Those at work first, by their day. */
export async function listTargets(ctx: ServiceContext): Promise<TargetReport> {
  requirePermission(ctx, "target.read");
  return inTenant(
    ctx,
    async (tx) => ({ targets: await readTargets(tx, ctx), canEdit: isPermitted(ctx, "target.edit") }),
    {
      snapshot: true,
    },
  );
}

async function readTargets(tx: Transaction, ctx: ServiceContext): Promise<TargetItem[]> {
  const rows = await tx.select().from(targets).orderBy(asc(targets.dueOn), asc(targets.id));
  if (rows.length === 0) return [];
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  const catalogue = await readCatalogue(tx);
  const places = rows.map((row) => placeOf(row, catalogue));
  const { timeZone } = ctx.organisation;
  // What has ended stays as it stood on that day.
  const lastDays = rows.map(({ endedAt }) => (endedAt === null ? today : dayIn(timeZone, endedAt)));
  const queries = rows.flatMap((row, at) => {
    const [{ place }, lastDay] = [places[at], lastDays[at]] as [ReturnType<typeof placeOf>, string];
    return [queryOf(place, daysOf(row, lastDay)), { ...queryOf(place, wholeMonths(lastDay)), grain: "month" as const }];
  });
  const results = await readMeasures(tx, ctx, queries);
  const known = {
    ...{
      timeZone,
      people: await readPeople(tx),
      benchmarks: await readBenchmarkRows(tx),
    },
    steps: await tx.select().from(targetSteps).orderBy(desc(targetSteps.number)),
    alerts: await readOpenAlerts(tx, today),
  };
  const items = rows.map((row, at) => {
    const [{ metric, touchpoint }, now, series] = [places[at], results[2 * at], results[2 * at + 1]] as [
      ReturnType<typeof placeOf>,
      MeasureResult,
      MeasureResult,
    ];
    return itemOf(row, { metric, touchpoint, now, series }, { ...known, today: lastDays[at] ?? today });
  });
  return items.sort((a, b) => Number(a.isEnded) - Number(b.isEnded));
}

/** Those by which a target is judged: what is newest, or what there was when it was due. */
function daysOf({ dueOn }: TargetRow, today: string): Period {
  return newestDays(dueOn < today ? dueOn : today);
}

const wholeMonths = (today: string): Period => ({
  from: monthStart(today, -monthsBack),
  to: addDays(monthStart(today, 0), -1),
});

type Known = {
  timeZone: string;
  /** The day that it is looked at by: of now, or when it ended. */
  today: string;
  people: Awaited<ReturnType<typeof readPeople>>;
  benchmarks: readonly BenchmarkRow[];
  steps: readonly (typeof targetSteps.$inferSelect)[];
  alerts: Awaited<ReturnType<typeof readOpenAlerts>>;
};
type Read = {
  metric: CatalogueMetric;
  touchpoint: ReturnType<typeof placeOf>["touchpoint"];
  now: MeasureResult;
  series: MeasureResult;
};

function itemOf(row: TargetRow, { metric, touchpoint, now, series }: Read, known: Known): TargetItem {
  const { id, goal, goalNote, value, dueOn, basis, basisNote, benchmarkId, reviewMonths, started } = row;
  const { today } = known;
  const method = row.method as ScoreMethod;
  const scale = metric.measures.at(-1)?.scale ?? null;
  const isUp = scale === null || moreIsBetter(method, scale);
  const months = monthsOf(series);
  const ends = endsOf(unitOf[method], scale ?? { min: 0, max: 100 });
  const forecast = forecastTarget(months, { target: value, dueOn, isUp, ends });
  const { interval } = now.total;
  const benchmark = known.benchmarks.find((one) => one.id === benchmarkId);
  const nameOf = (wanted: number | null) => known.benchmarks.find((one) => one.id === wanted)?.name ?? null;
  const steps = known.steps
    .filter(({ targetId }) => targetId === id)
    .map(
      ({ takenBy, takenAt, benchmarkId: by, step, note, measured, ...then }): TargetStep => ({
        ...{ step, note, measured, value: then.value, dueOn: then.dueOn, basis: then.basis, benchmark: nameOf(by) },
        ...{ by: known.people.get(takenBy ?? 0)?.name ?? null, at: takenAt },
      }),
    );
  const nextOn = nextReview(dayIn(known.timeZone, steps[0]?.at ?? row.setAt), reviewMonths);
  const slice = touchpoint ? `touchpoint:${touchpoint.id}` : "all";
  const ownSeries = new Set(metric.measures.map((measure) => `score:${measure.id}`));
  return {
    ...{ id, goal, goalNote, value, dueOn, basis, basisNote, benchmarkId, reviewMonths, started, method, months },
    ...{ forecast, steps, metric: { key: metric.key, name: metric.name }, unit: unitOf[method] },
    scale: scale && { min: scale.min, max: scale.max },
    touchpoint: touchpoint && { key: touchpoint.key, name: touchpoint.name },
    benchmark: benchmark ? { name: benchmark.name, unlike: unlikeOurs(benchmark, metric, today) } : null,
    now: {
      ...{ ...now.period, value: now.total.value, n: now.total.n },
      interval: interval && { low: interval.low, high: interval.high },
    },
    standing: standingOf({ today, dueOn, target: value, isUp, interval, forecast }),
    review: { nextOn, isDue: today >= nextOn },
    alertCount: row.endedAt
      ? 0
      : known.alerts.filter((one) => one.slice === slice && ownSeries.has(one.measure)).length,
    isEnded: row.endedAt !== null,
  };
}

/** Whole months on the scale of the newest: a line over a change of scale would be one of two rulers. */
function monthsOf({ series, total }: MeasureResult): TargetMonth[] {
  return (series ?? []).flatMap(({ from, measure: { value, n, base, scale } }) => {
    const isSameScale = scale?.key === total.scale?.key && scale?.version === total.scale?.version;
    return value === null || base === "withheld" || !isSameScale ? [] : [{ from, value, n }];
  });
}

/** Alerts of now that are still found and not put away. */
async function readOpenAlerts(tx: Transaction, today: string) {
  const { measure, slice } = alerts;
  return tx
    .select({ measure, slice })
    .from(alerts)
    .where(
      and(
        ...[isNull(alerts.goneAt), isNull(alerts.resolvedAt), ne(alerts.word, "notConfirmed")],
        gt(alerts.raisedOn, addDays(today, -7 * currentWeeks)),
      ),
    );
}
