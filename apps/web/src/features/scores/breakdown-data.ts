import { type Domain, niceDomain } from "@heard/ui/charts/geometry";
import type { Format } from "#lib/format.ts";
import type { Measure, MeasureGroup } from "#lib/measure.ts";
import type { Sort } from "./scores-view.ts";

export type BreakdownRow = { key: string | null; name: string; under: string | null; measure: Measure };

/** Rows in the asked order. Rows without a sound number come last, whatever the order: a low base never leads a list. */
export function sortRows(rows: readonly BreakdownRow[], { column, direction }: Sort, format: Format): BreakdownRow[] {
  const collator = new Intl.Collator(format.locale);
  const rank = ({ measure }: BreakdownRow) => ({ normal: 0, lowBase: 1, withheld: 2, none: 3 })[measure.base];
  const sign = direction === "ascending" ? 1 : -1;
  const compare = (a: BreakdownRow, b: BreakdownRow) => {
    if (column === "name") return sign * collator.compare(a.name, b.name);
    const by = (row: BreakdownRow) =>
      column === "n" ? row.measure.n : column === "change" ? row.measure.change?.value : row.measure.value;
    const [first, second] = [by(a) ?? null, by(b) ?? null];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return sign * (first - second) || collator.compare(a.name, b.name);
  };
  return [...rows].sort((a, b) => (column === "name" || column === "n" ? 0 : rank(a) - rank(b)) || compare(a, b));
}

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
