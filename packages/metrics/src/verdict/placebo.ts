import { sum } from "../vector.ts";
import type { Design } from "./design.ts";
import { type ExpectedCell, seriesOf, valueIn } from "./series.ts";
import type { TalliedUnit } from "./units.ts";
import type { Windows } from "./windows.ts";

/** Units without a plan that it takes to say what the same sum gives without one. */
export const fewestPlaceboUnits = 4;

/** Below it, baselines do not move but for the rounding of their computation. */
const leastVariance = 1e-15;

/** The comparison units with an answer in every used period. */
export function placeboUnits(comparison: readonly TalliedUnit[], { baseline, after }: Windows): TalliedUnit[] {
  const periods = [...baseline, ...after];
  return comparison.filter(({ n }) => periods.every((period) => (n[period] ?? 0) > 0));
}

/**
 * What the same calculation gives where no plan was, over what the unrest of those units lets expect: above 1 when units drift, have seasons of their own or
 * remember last month. 1 with fewer than four units. Source: Abadie, Diamond & Hainmueller 2010.
 */
export function placeboRatio(
  units: readonly TalliedUnit[],
  cells: readonly ExpectedCell[],
  { design, windows, comparison }: { design: Design; windows: Windows; comparison: ReadonlyMap<number, number> },
): number {
  if (units.length < fewestPlaceboUnits) return 1;
  const periods = [...windows.baseline, ...windows.after];
  const placebos = units.map((unit) => {
    const own = seriesOf(
      cells.filter(({ cell }) => unit.cells.includes(cell)),
      periods,
    );
    const gap = (period: number) => valueIn(own.real, period) - valueIn(comparison, period);
    const effect = sum(periods.map((period) => valueIn(design.weights, period) * gap(period)));
    return { square: effect ** 2, rss: design.fit(gap).rss };
  });
  const expected = (sum(placebos.map(({ rss }) => rss)) / design.df) * design.kappa;
  return expected > leastVariance ? sum(placebos.map(({ square }) => square)) / expected : 1;
}
