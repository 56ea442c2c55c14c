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

/** The row that a title may name: the lowest among those with a sound number, when there is something to compare it with. */
export function lowestRow(rows: readonly BreakdownRow[]): BreakdownRow | null {
  const sound = rows.filter(({ measure }) => measure.base === "normal" && measure.value !== null);
  if (sound.length < 2) return null;
  return sound.reduce((low, row) => ((row.measure.value ?? 0) < (low.measure.value ?? 0) ? row : low));
}

/** How many comparisons the verdicts of these rows allow for. */
export function familyOf(
  groups: readonly MeasureGroup[],
): { size: number; procedure: "single" | "holm" | "benjaminiHochberg" } | null {
  return groups.find(({ measure }) => measure.change)?.measure.change?.family ?? null;
}
