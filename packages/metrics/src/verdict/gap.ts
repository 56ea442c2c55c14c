import { sum } from "../vector.ts";
import type { Design } from "./design.ts";
import { answerVariance } from "./measure.ts";
import type { PlanRegistration } from "./registration.ts";
import { type ExpectedCell, expectCells, type GroupSeries, seriesOf, valueIn } from "./series.ts";
import { type PlanRole, pooled, type TalliedUnit, unitsOf } from "./units.ts";
import { rolesOf, type Windows } from "./windows.ts";

/** The units of one role, as one. */
export type Group = {
  readonly role: PlanRole;
  readonly units: readonly TalliedUnit[];
  readonly cells: readonly ExpectedCell[];
  readonly series: GroupSeries;
  /** Variance of one answer before the start and after it. */
  readonly before: number;
  readonly after: number;
};

type ByPeriod = (period: number) => number;

/** The gap between the plan's units and the comparison; without one, the plan's own series. */
export type Gap = {
  readonly groups: readonly Group[];
  /** What the units themselves did, and what other people or channels answering did. */
  readonly real: ByPeriod;
  readonly mix: ByPeriod;
  /** S_t: sampling variance of the gap. */
  readonly sampling: ByPeriod;
};

/** The gap in the periods of the windows, and in others after the end that are asked for. */
export function gapOf(
  { measure, minAnswers }: Pick<PlanRegistration, "measure" | "minAnswers">,
  units: readonly TalliedUnit[],
  { baseline, leftOut, after }: Windows,
  later: readonly number[] = [],
): Gap {
  const groups = rolesOf(units).map((role): Group => {
    const own = unitsOf(units, role);
    const cells = expectCells(own, baseline, minAnswers);
    return {
      role,
      units: own,
      cells,
      series: seriesOf(cells, [...baseline, ...leftOut, ...after, ...later]),
      before: answerVariance(measure, pooled(measure, own, baseline)),
      after: answerVariance(measure, pooled(measure, own, after)),
    };
  });
  const before = new Set([...baseline, ...leftOut]);
  const difference = (part: "real" | "mix") => (period: number) =>
    sum(groups.map(({ role, series }) => (role === "plan" ? 1 : -1) * valueIn(series[part], period)));
  return {
    groups,
    real: difference("real"),
    mix: difference("mix"),
    sampling: (period) =>
      sum(groups.map((group) => (before.has(period) ? group.before : group.after) / valueIn(group.series.n, period))),
  };
}

/** How restless a series was before the start, around its own line. */
export type Unrest = {
  /** What the line leaves over, and H, what sampling alone would leave over. */
  readonly rss: number;
  readonly expected: number;
  /** σ²: variance from period to period beyond sampling; below 0 where it is calmer than sampling. */
  readonly sigma2: number;
  readonly slope: number;
  readonly at: ByPeriod;
};

/** Source: Birge 1932 for errors by the observed scatter. */
export function unrestOf(
  design: Design,
  baseline: readonly number[],
  { real, sampling }: Pick<Gap, "real" | "sampling">,
): Unrest {
  const { rss, slope, at } = design.fit(real);
  const expected = sum(baseline.map((period) => sampling(period) * (1 - valueIn(design.leverages, period))));
  return { rss, expected, sigma2: (rss - expected) / design.df, slope, at };
}
