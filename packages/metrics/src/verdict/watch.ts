import { betaBinomialAtLeast } from "../distributions/beta-binomial.ts";
import { studentQuantile } from "../distributions/student.ts";
import { meanOf, sum } from "../vector.ts";
import { periodsPerYear, projectionDesign } from "./design.ts";
import { firmBaselinePeriods } from "./effect.ts";
import { gapOf, unrestOf } from "./gap.ts";
import { passGates } from "./judge.ts";
import { checkRegistration, type PlanRegistration } from "./registration.ts";
import { type PlanUnit, tallyUnits } from "./units.ts";
import { rolesOf, withoutThin } from "./windows.ts";

/** One period after the end of a plan, beside what it may fall to. In the unit of the measure. */
export type WatchedPeriod = {
  readonly period: number;
  /** The gap, and the mean of the last three. */
  readonly gap: number;
  readonly recent: number | null;
  /** Below these, it has come back. */
  readonly bound: number;
  readonly recentBound: number | null;
  readonly isAlarm: boolean;
};

export type ScoreWatch = {
  /** ρ: the mean gap of the after window, which is to last. */
  readonly reference: number;
  readonly periods: readonly WatchedPeriod[];
};

/** At most 5 % false alarms a year: half of them for single periods, half for three together, over thirteen looks. */
const yearlyAlpha = 0.05;
const together = 3;

/**
 * Whether what a plan reached falls back: the gap of up to 13 periods after its end against that of its after window, with the cells' means and the unrest that its
 * verdict had. One period, or the mean of the last three, below its bound is an alarm. `null` where the verdict had no effect to watch. Periods with fewer than 5 answers
 * of a group are passed over.
 * @param watched the periods after the end, in order
 * @throws RangeError for a registration or counts that cannot be, and more than 13 periods
 * @example
 * watchScore({ measure: { method: "nps", scale: npsScale }, baseline: [0], leftOut: [], after: [1], smallestMeaningfulChange: 5, minAnswers: 30 }, [{ id: "shop", role: "plan", strata: [{ id: "web", counts: [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40]] }] }], []); // => null
 */
export function watchScore(
  registration: PlanRegistration,
  units: readonly PlanUnit[],
  watched: readonly number[],
): ScoreWatch | null {
  checkRegistration(registration, units);
  if (watched.length > periodsPerYear)
    throw new RangeError(`A plan is watched for ${periodsPerYear} periods, not ${watched.length}`);
  const passed = passGates(registration, tallyUnits(registration.measure, units));
  if ("obstacle" in passed) return null;
  const { remaining, windows } = passed;
  const { baseline, after } = windows;
  const yearlyCycle = rolesOf(remaining).length === 1 && baseline.length >= firmBaselinePeriods;
  const design = projectionDesign(baseline, after, { yearlyCycle });
  if (!design) return null;
  const answered = withoutThin(remaining, { baseline: [], leftOut: [], after: watched }).after;
  const gap = gapOf(registration, remaining, windows, answered);
  // Calmer than sampling is chance: what is to come varies by sampling at least.
  const unrest = Math.max(0, unrestOf(design, baseline, gap).sigma2);
  const varianceOf = (periods: readonly number[]) =>
    sum(periods.map((period) => gap.sampling(period) + unrest)) / periods.length ** 2;
  const meanGap = (periods: readonly number[]) => meanOf(periods.map(gap.real)) ?? 0;
  const reference = meanGap(after);
  const q = studentQuantile(1 - yearlyAlpha / 2 / periodsPerYear, design.df);
  const boundOf = (periods: readonly number[]) => reference - q * Math.sqrt(varianceOf(periods) + varianceOf(after));
  return {
    reference,
    periods: answered.map((period, at) => {
      const last = at + 1 < together ? null : answered.slice(at + 1 - together, at + 1);
      const [bound, recentBound] = [boundOf([period]), last && boundOf(last)];
      const [now, recent] = [gap.real(period), last && meanGap(last)];
      const isAlarm = now < bound || (recent !== null && recentBound !== null && recent < recentBound);
      return { period, gap: now, recent, bound, recentBound, isAlarm };
    }),
  };
}

/** Comments of a period that speak of a theme, and all of them. */
export type ThemeCount = { readonly mentions: number; readonly comments: number };

export type ThemeWatch = {
  readonly share: number;
  /** Share of the after window, which is to last. */
  readonly reference: number;
  readonly p: number;
  readonly isAlarm: boolean;
};

/**
 * Whether the theme that a plan was about comes back: the comments of one period against those of the after window, by a beta-binomial with the over-dispersion of the
 * baseline. At most 5 % false alarms a year. `null` without comments in either.
 * @throws RangeError for more mentions than comments
 * @example
 * watchTheme(new Array(12).fill({ mentions: 16, comments: 100 }), { mentions: 48, comments: 600 }, { mentions: 24, comments: 100 })?.isAlarm; // => true
 */
export function watchTheme(baseline: readonly ThemeCount[], after: ThemeCount, period: ThemeCount): ThemeWatch | null {
  for (const { mentions, comments } of [...baseline, after, period])
    if (!(mentions >= 0 && mentions <= comments))
      throw new RangeError(`Mentions are among the comments, not ${mentions} of ${comments}`);
  if (after.comments === 0 || period.comments === 0) return null;
  const phi = dispersionOf(baseline);
  const p = betaBinomialAtLeast(Math.floor(period.mentions / phi), {
    n: Math.round(period.comments / phi),
    a: after.mentions / phi + 0.5,
    b: (after.comments - after.mentions) / phi + 0.5,
  });
  return {
    share: period.mentions / period.comments,
    reference: after.mentions / after.comments,
    p,
    isAlarm: p <= yearlyAlpha / periodsPerYear,
  };
}

/** Pearson's χ² of the periods' shares over its degrees of freedom, at least 1. */
function dispersionOf(periods: readonly ThemeCount[]): number {
  const answered = periods.filter(({ comments }) => comments > 0);
  const share = sum(answered.map(({ mentions }) => mentions)) / sum(answered.map(({ comments }) => comments));
  if (answered.length < 2 || !(share > 0 && share < 1)) return 1;
  const terms = answered.map(
    ({ mentions, comments }) => (mentions - comments * share) ** 2 / (comments * share * (1 - share)),
  );
  return Math.max(1, sum(terms) / (answered.length - 1));
}
