import { sampleSize } from "../histogram.ts";
import { meanOf, sum } from "../vector.ts";
import { sharesBy, variationDistance } from "./comparability.ts";
import { projectionDesign } from "./design.ts";
import { firmBaselinePeriods } from "./effect.ts";
import { type Gap, type Group, gapOf, unrestOf } from "./gap.ts";
import { answerVariance, orientedValues, type PlanMeasure } from "./measure.ts";
import { placeboUnits } from "./placebo.ts";
import type { PlanDesign } from "./planner.ts";
import type { PlanRegistration } from "./registration.ts";
import { valueIn } from "./series.ts";
import { type GapTrend, isTrendTooStrong, trendOf } from "./trend.ts";
import { answersIn, type PlanRole, type PlanUnit, pooled, tallyUnits } from "./units.ts";
import { fewestBaselinePeriods, withoutThin } from "./windows.ts";

/** A plan before its approval: its registration with the number of after periods to come. */
export type PlannedRegistration = Omit<PlanRegistration, "after" | "plannedAfter" | "goalChanged" | "excluded"> & {
  readonly afterPeriods: number;
  readonly hasTrigger: boolean;
};

/** Plan units and comparison beside each other; `comparison` and `difference` are `null` without comparison units. */
export type BalanceRow = {
  readonly of: "level" | "answersPerPeriod" | "strata" | "unrest";
  /** Level in the unit of the measure; answers of a period and unit; unrest as a standard deviation from period to period beyond sampling; strata have a distance only. */
  readonly plan: number | null;
  readonly comparison: number | null;
  /** Of levels in standard deviations of one answer, of strata the distance of their shares, else comparison − plan. */
  readonly difference: number | null;
  /** A level more than a quarter of a standard deviation away. */
  readonly isFlagged: boolean;
};

/** What can be said before the start. */
export type PlanOutlook = GapTrend & {
  /** For `forecastPlan`, `neededPlanAnswers` and `helpForPlan`. */
  readonly design: PlanDesign;
  /** The verdict would be "not comparable": the gap is already moving too fast. */
  readonly isTrendTooStrong: boolean;
  readonly balance: readonly BalanceRow[];
};

const mostLevelDifference = 0.25;

/**
 * What the baseline says about a plan before it starts: the design that its planner computes with, whether the gap is already moving, and how alike plan units and
 * comparison are. `null` with fewer than 8 baseline periods, or without answers of a group: then there is nothing to plan with. The variance of one answer is that of
 * both groups pooled.
 * @throws RangeError for counts that do not fit the scale
 * @example
 * outlookOf({ measure: { method: "nps", scale: npsScale }, baseline: [0], leftOut: [], afterPeriods: 6, hasTrigger: true, smallestMeaningfulChange: 5, minAnswers: 30 }, [{ id: "shop", role: "plan", strata: [{ id: "web", counts: [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40]] }] }]); // => null
 */
export function outlookOf(registration: PlannedRegistration, units: readonly PlanUnit[]): PlanOutlook | null {
  const { measure, leftOut, afterPeriods, hasTrigger, smallestMeaningfulChange } = registration;
  const tallied = tallyUnits(measure, units);
  const { baseline } = withoutThin(tallied, { baseline: registration.baseline, leftOut: [], after: [] });
  if (baseline.length < fewestBaselinePeriods) return null;
  const gap = gapOf(registration, tallied, { baseline, leftOut: [], after: [] });
  const comparison = gap.groups.find(({ role }) => role === "comparison");
  const start = Math.max(...registration.baseline, ...leftOut) + 1;
  const after = Array.from({ length: afterPeriods }, (_, at) => start + at);
  const yearlyCycle = !comparison && baseline.length >= firmBaselinePeriods;
  const projection = projectionDesign(baseline, after, { yearlyCycle });
  if (!projection) return null;
  const unrest = unrestOf(projection, baseline, gap);
  const trend = trendOf(projection, unrest, { baseline, after });
  const perPeriod = (role: PlanRole) => answersOf(gap, role, baseline) / baseline.length;
  return {
    ...trend,
    isTrendTooStrong: isTrendTooStrong(trend, smallestMeaningfulChange),
    design: {
      baselinePeriods: baseline.length,
      gapPeriods: leftOut.length,
      afterPeriods,
      comparisonUnits: placeboUnits(comparison?.units ?? [], { baseline, leftOut: [], after: [] }).length,
      planPerPeriod: perPeriod("plan"),
      comparisonPerPeriod: perPeriod("comparison"),
      variancePerAnswer: answerVariance(measure, pooled(measure, tallied, baseline)),
      sigma2Gap: unrest.sigma2,
      hasTrigger,
    },
    balance: balanceOf(measure, gap, baseline),
  };
}

function answersOf({ groups }: Gap, role: PlanRole, periods: readonly number[]): number {
  return answersIn(groups.find((group) => group.role === role)?.units ?? [], periods);
}

function balanceOf(measure: PlanMeasure, { groups }: Gap, baseline: readonly number[]): BalanceRow[] {
  const [plan, comparison] = groups;
  const row = (of: BalanceRow["of"], numberOf: (group: Group) => number): BalanceRow => {
    const [ours, theirs] = [plan ? numberOf(plan) : null, comparison ? numberOf(comparison) : null];
    return { of, plan: ours, comparison: theirs, difference: differenceOf(ours, theirs), isFlagged: false };
  };
  const level = row("level", (group) => levelOf(measure, group, baseline));
  const sd = Math.sqrt(
    answerVariance(
      measure,
      pooled(
        measure,
        groups.flatMap(({ units }) => units),
        baseline,
      ),
    ),
  );
  const apart = level.difference === null ? null : level.difference / sd;
  const strata = groups.map(({ units }) => sharesBy(units, baseline, ({ stratum }) => stratum));
  return [
    { ...level, difference: apart, isFlagged: Math.abs(apart ?? 0) > mostLevelDifference },
    row("answersPerPeriod", ({ units }) => answersIn(units, baseline) / baseline.length / units.length),
    {
      of: "strata",
      plan: null,
      comparison: null,
      difference: strata[0] && strata[1] ? variationDistance(strata[0], strata[1]) : null,
      isFlagged: false,
    },
    row("unrest", (group) => ownUnrest(group, baseline)),
  ];
}

function differenceOf(plan: number | null, comparison: number | null): number | null {
  return plan === null || comparison === null ? null : comparison - plan;
}

function levelOf(measure: PlanMeasure, { units }: Group, baseline: readonly number[]): number {
  const histogram = pooled(measure, units, baseline);
  const values = orientedValues(measure);
  return sum(histogram.counts.map((count, bin) => count * (values[bin] ?? 0))) / sampleSize(histogram);
}

/** Standard deviation of a group's own periods around its own line, beyond sampling. */
function ownUnrest({ series, before }: Group, baseline: readonly number[]): number {
  const after = [Math.ceil(meanOf(baseline) ?? 0)];
  const design = projectionDesign(baseline, after, { yearlyCycle: false });
  if (!design) return 0;
  const { sigma2 } = unrestOf(design, baseline, {
    real: (period) => valueIn(series.real, period),
    sampling: (period) => before / valueIn(series.n, period),
  });
  return Math.sqrt(Math.max(0, sigma2));
}
