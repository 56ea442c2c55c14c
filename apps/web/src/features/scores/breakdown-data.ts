import { moreIsBetter } from "@heard/metrics";
import { type Domain, niceDomain } from "@heard/ui/charts/geometry";
import type { Measure, MeasureGroup } from "#lib/measure.ts";

export type BreakdownRow = Pick<MeasureGroup, "key" | "measure" | "hasListeningPath"> & {
  name: string;
  under: string | null;
};

/** The one scale of all rows: round ends that hold every interval, every tick and the line of all. */
export function domainOf(rows: readonly BreakdownRow[], total: Measure, bounds: Domain): Domain | null {
  return niceDomain(
    [
      total.value,
      ...rows.flatMap(({ measure }) => [
        measure.value,
        measure.interval?.low ?? null,
        measure.interval?.high ?? null,
        measure.change?.previous.value ?? null,
      ]),
    ],
    bounds,
    5,
  );
}

/** Whether the weakest of such figures is the highest: a mean of marks, of which the first is the best. */
export const isTurned = ({ method, scale }: Pick<Measure, "method" | "scale">): boolean =>
  method !== "count" && scale !== null && !moreIsBetter(method, scale);

/** The one that a title may name: the weakest among those with a sound number, when there is something to compare it with. */
export function weakestOf<Row extends { measure: Measure }>(rows: readonly Row[]): Row | null {
  const sound = rows.filter(({ measure }) => measure.base === "normal" && measure.value !== null);
  if (sound.length < 2) return null;
  const standing = ({ measure }: Row) => (isTurned(measure) ? -1 : 1) * (measure.value ?? 0);
  return sound.reduce((weakest, row) => (standing(row) < standing(weakest) ? row : weakest));
}

/** How many comparisons the verdicts of these rows allow for. */
export function familyOf(
  groups: readonly MeasureGroup[],
): { size: number; procedure: "single" | "holm" | "benjaminiHochberg" } | null {
  return groups.find(({ measure }) => measure.change)?.measure.change?.family ?? null;
}
