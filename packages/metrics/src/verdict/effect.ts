import { studentTwoSidedP } from "../distributions/student.ts";
import { meanOf, sum } from "../vector.ts";
import { type Design, periodsPerYear, projectionDesign } from "./design.ts";
import { answerVariance } from "./measure.ts";
import { placeboRatio, placeboUnits } from "./placebo.ts";
import type { PlanRegistration } from "./registration.ts";
import { type ExpectedCell, expectCells, type GroupSeries, seriesOf, valueIn } from "./series.ts";
import { answersIn, over, type PlanRole, pooled, type TalliedUnit, unitsOf } from "./units.ts";
import { rolesOf, type Windows } from "./windows.ts";

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
export type Effect = {
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
  /** Slope of the gap per period in the baseline. */
  readonly trend: number;
  readonly trendP: number;
  /** Periods from the middle of the baseline to the middle of the after window. */
  readonly distance: number;
  /** Mean of the gap minus that of the same periods last year; `null` where none is in the baseline. */
  readonly lastYear: number | null;
  /** Comparison units with an answer in every used period, and the largest share that one has of the comparison's baseline answers. */
  readonly comparison: { readonly units: number; readonly steadyUnits: number; readonly largestShare: number };
  readonly points: readonly GapPoint[];
};

type Group = {
  readonly role: PlanRole;
  readonly units: readonly TalliedUnit[];
  readonly cells: readonly ExpectedCell[];
  readonly series: GroupSeries;
  /** Variance of one answer before the start and after it. */
  readonly before: number;
  readonly after: number;
};

/** Estimate and standard error of verdict.md part 3, of units and periods that passed the gates. `null` when the baseline cannot carry a line. */
export function measureEffect(
  registration: PlanRegistration,
  units: readonly TalliedUnit[],
  windows: Windows,
): Effect | null {
  const groups = rolesOf(units).map((role) => groupOf(registration, { role, units: unitsOf(units, role) }, windows));
  const comparison = groups.find(({ role }) => role === "comparison");
  const yearlyCycle = !comparison && windows.baseline.length >= firmBaselinePeriods;
  const design = projectionDesign(windows.baseline, windows.after, { yearlyCycle });
  if (!design) return null;
  const gap = (part: "real" | "mix") => (period: number) => difference(groups, part, period);
  const sampling = (period: number) => samplingVariance(groups, windows, period);
  const unrest = unrestOf(design, windows, { gap: gap("real"), sampling });
  const mixVariance = sum(groups.map((group) => mixVarianceOf(group, design, registration.minAnswers)));
  const steady = placeboUnits(comparison?.units ?? [], windows);
  const ratio = comparison
    ? placeboRatio(steady, comparison.cells, { design, windows, comparison: comparison.series.real })
    : 1;
  const errorOf = (used: Design) => Math.sqrt((varianceOf(used, sampling, unrest) + mixVariance) * Math.max(1, ratio));
  const second = windows.leftOut.length
    ? projectionDesign([...windows.baseline, ...windows.leftOut], windows.after, { yearlyCycle })
    : null;
  const slopeError = Math.sqrt((Math.max(unrest.rss, unrest.expected) / design.df) * design.slopeVariance);
  return {
    estimate: weighted(design, gap("real")),
    mixPart: weighted(design, gap("mix")),
    se: errorOf(design),
    df: design.df,
    kappa: design.kappa,
    sigma2: unrest.sigma2,
    placeboRatio: ratio,
    second: second && { estimate: weighted(second, gap("real")), se: errorOf(second) },
    trend: unrest.slope,
    trendP: slopeError > 0 ? studentTwoSidedP(unrest.slope / slopeError, design.df) : unrest.slope === 0 ? 1 : 0,
    distance: (meanOf(windows.after) ?? 0) - (meanOf(windows.baseline) ?? 0),
    lastYear: sinceLastYear(windows, gap("real")),
    comparison: comparisonShape(comparison, steady, windows),
    points: pointsOf(windows, groups, { gap: gap("real"), projected: unrest.at }),
  };
}

function groupOf(
  { measure, minAnswers }: PlanRegistration,
  { role, units }: { role: PlanRole; units: readonly TalliedUnit[] },
  { baseline, leftOut, after }: Windows,
): Group {
  const cells = expectCells(units, baseline, minAnswers);
  return {
    role,
    units,
    cells,
    series: seriesOf(cells, [...baseline, ...leftOut, ...after]),
    before: answerVariance(measure, pooled(measure, units, baseline)),
    after: answerVariance(measure, pooled(measure, units, after)),
  };
}

function difference(groups: readonly Group[], part: "real" | "mix", period: number): number {
  return sum(groups.map(({ role, series }) => (role === "plan" ? 1 : -1) * valueIn(series[part], period)));
}

function samplingVariance(groups: readonly Group[], { after }: Windows, period: number): number {
  const isAfter = after.includes(period);
  return sum(groups.map((group) => (isAfter ? group.after : group.before) / valueIn(group.series.n, period)));
}

type Unrest = {
  readonly rss: number;
  /** H: what sampling alone would leave over. */
  readonly expected: number;
  readonly sigma2: number;
  readonly slope: number;
  readonly at: (period: number) => number;
};
type ByPeriod = (period: number) => number;

function unrestOf(
  design: Design,
  { baseline }: Windows,
  { gap, sampling }: { gap: ByPeriod; sampling: ByPeriod },
): Unrest {
  const { rss, slope, at } = design.fit(gap);
  const expected = sum(baseline.map((period) => sampling(period) * (1 - valueIn(design.leverages, period))));
  return { rss, expected, sigma2: (rss - expected) / design.df, slope, at };
}

/** V: sampling and unrest of every used period by its weight; where the baseline is calmer than sampling, down to a quarter of sampling. */
function varianceOf({ weights }: Design, sampling: ByPeriod, { sigma2, rss, expected }: Unrest): number {
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

function weighted({ weights }: Design, gap: ByPeriod): number {
  return sum([...weights].map(([period, c]) => c * gap(period)));
}

function sinceLastYear({ baseline, after }: Windows, gap: ByPeriod): number | null {
  const known = after.filter((period) => baseline.includes(period - periodsPerYear));
  return meanOf(known.map((period) => gap(period) - gap(period - periodsPerYear)));
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

function pointsOf(
  windows: Windows,
  groups: readonly Group[],
  { gap, projected }: { gap: ByPeriod; projected: ByPeriod },
): GapPoint[] {
  const answers = (role: PlanRole, period: number) =>
    groups.find((group) => group.role === role)?.series.n.get(period) ?? 0;
  return (["baseline", "leftOut", "after"] as const).flatMap((window) =>
    windows[window].map((period) => ({
      period,
      window,
      gap: gap(period),
      projected: projected(period),
      answers: { plan: answers("plan", period), comparison: answers("comparison", period) },
    })),
  );
}
