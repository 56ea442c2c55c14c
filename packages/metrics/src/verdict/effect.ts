import { meanOf, sum } from "../vector.ts";
import { type Design, periodsPerYear, projectionDesign } from "./design.ts";
import { type Gap, type Group, gapOf, type Unrest, unrestOf } from "./gap.ts";
import { placeboRatio, placeboUnits } from "./placebo.ts";
import type { PlanRegistration } from "./registration.ts";
import { valueIn } from "./series.ts";
import { type GapTrend, trendOf } from "./trend.ts";
import { answersIn, over, type PlanRole, type TalliedUnit } from "./units.ts";
import type { Windows } from "./windows.ts";

/** The baseline periods from which on a claim can be firm, and a yearly cycle be told from own history. */
export const firmBaselinePeriods = 20;

/** One period of the gap, as the chart draws it. */
export type GapPoint = {
  readonly period: number;
  readonly window: "baseline" | "leftOut" | "after";
  readonly gap: number;
  /** Where the gap was heading before the start. */
  readonly projected: number;
  readonly answers: Readonly<Record<PlanRole, number>>;
};

/** The effect with everything that says how far to trust it, in the unit of the measure. */
export type Effect = GapTrend & {
  /** D: mean of the gap after the start minus its projection. */
  readonly estimate: number;
  readonly mixPart: number;
  readonly se: number;
  readonly df: number;
  readonly kappa: number;
  /** σ²: variance of the gap from period to period beyond sampling; below 0 where there is less than sampling lets expect. */
  readonly sigma2: number;
  readonly placeboRatio: number;
  /** The fit with the left-out periods, for the upper limit; `null` where none has answers. */
  readonly second: { readonly estimate: number; readonly se: number } | null;
  /** Mean of the gap minus that of the same periods last year; `null` where none is in the baseline. */
  readonly lastYear: number | null;
  /** Comparison units with an answer in every used period, and the largest share that one has of the comparison's baseline answers. */
  readonly comparison: { readonly units: number; readonly steadyUnits: number; readonly largestShare: number };
  readonly points: readonly GapPoint[];
};

/** Estimate and standard error of verdict.md part 3, of units and periods that passed the gates. `null` when the baseline cannot carry a line. */
export function measureEffect(
  registration: PlanRegistration,
  units: readonly TalliedUnit[],
  windows: Windows,
): Effect | null {
  const { baseline, leftOut, after } = windows;
  const gap = gapOf(registration, units, windows);
  const comparison = gap.groups.find(({ role }) => role === "comparison");
  const yearlyCycle = !comparison && baseline.length >= firmBaselinePeriods;
  const design = projectionDesign(baseline, after, { yearlyCycle });
  if (!design) return null;
  const unrest = unrestOf(design, baseline, gap);
  const mixVariance = sum(gap.groups.map((group) => mixVarianceOf(group, design, registration.minAnswers)));
  const steady = placeboUnits(comparison?.units ?? [], windows);
  const ratio = comparison
    ? placeboRatio(steady, comparison.cells, { design, windows, comparison: comparison.series.real })
    : 1;
  const errorOf = (used: Design) => Math.sqrt((varianceOf(used, gap, unrest) + mixVariance) * Math.max(1, ratio));
  const second = leftOut.length ? projectionDesign([...baseline, ...leftOut], after, { yearlyCycle }) : null;
  return {
    ...trendOf(design, unrest, windows),
    estimate: weighted(design, gap.real),
    mixPart: weighted(design, gap.mix),
    se: errorOf(design),
    df: design.df,
    kappa: design.kappa,
    sigma2: unrest.sigma2,
    placeboRatio: ratio,
    second: second && { estimate: weighted(second, gap.real), se: errorOf(second) },
    lastYear: sinceLastYear(windows, gap),
    comparison: comparisonShape(comparison, steady, windows),
    points: pointsOf(windows, gap, unrest),
  };
}

/** V: sampling and unrest of every used period by its weight; where the baseline is calmer than sampling, down to a quarter of sampling. */
function varianceOf({ weights }: Design, { sampling }: Gap, { sigma2, rss, expected }: Unrest): number {
  const squares = [...weights].map(([period, c]) => [c ** 2, sampling(period)] as const);
  return sigma2 >= 0
    ? sum(squares.map(([square, s]) => square * (s + sigma2)))
    : sum(squares.map(([square, s]) => square * s)) * Math.max(0.25, rss / expected);
}

/** What is uncertain because the cells' means before the start are: it does not fall with the number of periods. */
function mixVarianceOf({ cells, series, before }: Group, { weights }: Design, minAnswers: number): number {
  const known = cells.filter(({ baselineN }) => baselineN >= minAnswers);
  return sum(
    known.map(({ cell, baselineN }) => {
      const shift = sum([...weights].map(([period, c]) => (c * (cell.n[period] ?? 0)) / valueIn(series.n, period)));
      return (shift ** 2 * before) / baselineN;
    }),
  );
}

function weighted({ weights }: Design, valueAt: (period: number) => number): number {
  return sum([...weights].map(([period, c]) => c * valueAt(period)));
}

function sinceLastYear({ baseline, after }: Windows, { real }: Gap): number | null {
  const known = after.filter((period) => baseline.includes(period - periodsPerYear));
  return meanOf(known.map((period) => real(period) - real(period - periodsPerYear)));
}

function comparisonShape(
  comparison: Group | undefined,
  steady: readonly TalliedUnit[],
  { baseline }: Windows,
): Effect["comparison"] {
  const answers = comparison?.units.map(({ n }) => over(baseline, n)) ?? [];
  return {
    units: answers.length,
    steadyUnits: steady.length,
    largestShare: answers.length ? Math.max(...answers) / answersIn(comparison?.units ?? [], baseline) : 0,
  };
}

function pointsOf(windows: Windows, { groups, real }: Gap, { at }: Unrest): GapPoint[] {
  const answers = (role: PlanRole, period: number) =>
    groups.find((group) => group.role === role)?.series.n.get(period) ?? 0;
  return (["baseline", "leftOut", "after"] as const).flatMap((window) =>
    windows[window].map((period) => ({
      period,
      window,
      gap: real(period),
      projected: at(period),
      answers: { plan: answers("plan", period), comparison: answers("comparison", period) },
    })),
  );
}
