import { betaTails } from "../distributions/beta.ts";
import { leastSquares } from "../least-squares.ts";
import { sum } from "../vector.ts";
import type { WeekCounts } from "./baseline-score.ts";
import { tableOfWeeks } from "./week-table.ts";

/** Weeks of the two waves: a year and half a year. */
const waves = [52.18, 26.09];
const fewestWeeks = 104;
const significant = 0.01;
/** Means that differ less than this, squared, are equal. */
const rounding = 1e-18;

/**
 * What the time of the year adds to an answer, by the week of the series: two waves fitted to the weeks of the whole account by n-weighted least
 * squares. `levelsFrom` are weeks from which on a change is known to last; without them a step would pass for a season. `null` before 104 weeks, and
 * where the waves may be chance (F test, p ≥ .01).
 * @example
 * yearlySeason(Array.from({ length: 104 }, (_, week) => [50 - Math.round(20 * Math.sin((2 * Math.PI * week) / 52.18)), 50]), [0, 1])?.(13).toFixed(1); // => "0.1"
 */
export function yearlySeason(
  weeks: readonly WeekCounts[],
  values: readonly number[],
  levelsFrom: readonly number[] = [],
): ((week: number) => number) | null {
  if (weeks.length < fewestWeeks) return null;
  const table = tableOfWeeks(weeks, values);
  const answered = [...weeks.keys()].filter((week) => table.size(week, week + 1) > 0);
  const weighted = (week: number, x: number) => x * Math.sqrt(table.size(week, week + 1));
  const means = answered.map((week) =>
    weighted(week, table.sums(week, week + 1).valueSum / table.size(week, week + 1)),
  );
  const levelsAt = (week: number) => [1, ...levelsFrom.map((from) => (week >= from ? 1 : 0))];
  const fit = (columns: (week: number) => number[]) =>
    leastSquares(
      answered.map((week) => columns(week).map((x) => weighted(week, x))),
      means,
    );
  const full = fit((week) => [...wavesAt(week), ...levelsAt(week)]);
  const flat = fit(levelsAt);
  if (!full || !flat || flat.rss <= rounding * table.size(0, weeks.length)) return null;
  const coefficients = full.coefficients.slice(0, 2 * waves.length);
  const df = coefficients.length;
  const f = (flat.rss - full.rss) / df / (full.rss / full.df);
  if (tailOfF(f, df, full.df) >= significant) return null;
  return (week) => sum(wavesAt(week).map((x, at) => x * (coefficients[at] ?? 0)));
}

function wavesAt(week: number): number[] {
  return waves.flatMap((length) => {
    const angle = (2 * Math.PI * week) / length;
    return [Math.sin(angle), Math.cos(angle)];
  });
}

/** P(F ≥ f). */
function tailOfF(f: number, df1: number, df2: number): number {
  return betaTails((df1 * f) / (df1 * f + df2), df1 / 2, df2 / 2).upper;
}
