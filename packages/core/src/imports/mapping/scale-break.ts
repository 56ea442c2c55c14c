import type { ScoreColumn } from "../schema.ts";

type Case = NonNullable<ScoreColumn["cases"]>[number];

/** A way out of a scale that changed on the way. `cases` goes into the mapping; `null` leaves the column out. */
export type BreakOption = {
  kind: "leaveOut" | "byDate" | "byDateWhole" | "byColumn";
  column: string | null;
  cases: Case[] | null;
  /** Rows that the rules cannot place. */
  rejected: number;
};

export type ScaleBreak = {
  oldMax: number;
  newMax: number;
  /** The day of the first value above the old scale. */
  day: string;
  before: number;
  above: number;
  /** Values on that day or later that fit both scales. */
  ambiguous: number;
  /** Answers per value in each quarter, for the picture: `counts[v]` of value v. */
  quarters: { quarter: string; counts: number[] }[];
  options: BreakOption[];
};

const highest = 10;
/** Scales that surveys grow out of, and what they grow into. */
const steps: readonly (readonly [oldMax: number, newMax: number])[] = [
  [5, 7],
  [5, 10],
  [7, 10],
];
const fewestBefore = 30;
const fewestAbove = 5;
/** How unlikely it must be that the high values stayed away by chance. */
const chance = 1e-6;
/** A value that contradicts the rule of a split: at most this share of its rows. */
const strays = 0.02;
const mostRuleValues = 12;
/** More ways than these are no help. */
const mostColumns = 2;

/**
 * Looks for a scale that changed: before some day no answer is above 5 (or 7), from then on many are. The sum of such a column is no score, for
 * a 4 of 5 and a 4 of 10 are two answers.
 */
export class BreakFinder {
  readonly #column: string;
  readonly #days = new Map<string, Uint32Array>();
  readonly #rules = new Map<string, Map<string, RuleValue> | null>();

  constructor(column: string, ruleColumns: readonly string[] = []) {
    this.#column = column;
    for (const name of ruleColumns) if (name !== column) this.#rules.set(name, new Map());
  }

  /** Takes one answer: its day, its value, and what other columns say in the same row. */
  add(day: string, value: number, textOf?: (column: string) => string): void {
    if (!Number.isInteger(value) || value < 1 || value > highest) return;
    tally(this.#days, day, value);
    if (!textOf) return;
    for (const [column, values] of this.#rules) {
      if (!values) continue;
      const text = textOf(column);
      const known = values.get(text) ?? { counts: new Uint32Array(highest + 1), months: new Map() };
      known.counts[value] = (known.counts[value] ?? 0) + 1;
      known.months.set(day.slice(0, 7), (known.months.get(day.slice(0, 7)) ?? 0) + 1);
      values.set(text, known);
      if (values.size > mostRuleValues) this.#rules.set(column, null);
    }
  }

  /** The break, or `null` where there is none that chance would not explain. */
  find(dateColumn: string | null): ScaleBreak | null {
    // All of one day: nothing came before anything.
    if (dateColumn === null) return null;
    const days = [...this.#days].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const largest = days.reduce(
      (most, [, counts]) =>
        Math.max(
          most,
          counts.findLastIndex((count) => count > 0),
        ),
      0,
    );
    for (const [oldMax, newMax] of steps) {
      if (largest <= oldMax || largest > newMax) continue;
      const at = days.findIndex(([, counts]) => sum(counts, oldMax + 1) > 0);
      const day = days[at]?.[0];
      if (day === undefined) continue;
      const before = days.slice(0, at).reduce((total, [, counts]) => total + sum(counts, 1), 0);
      const after = days.slice(at).map(([, counts]) => counts);
      const above = after.reduce((total, counts) => total + sum(counts, oldMax + 1), 0);
      const later = after.reduce((total, counts) => total + sum(counts, 1), 0);
      const byChance = before * Math.log1p(-above / (later + 1));
      if (before < fewestBefore || above < fewestAbove || byChance > Math.log(chance)) continue;
      const found = { oldMax, newMax, day, before, above, ambiguous: later - above };
      return { ...found, quarters: quartersOf(days), options: this.#optionsFor(found, dateColumn) };
    }
    return null;
  }

  #optionsFor(
    { oldMax, newMax, day, ambiguous }: Pick<ScaleBreak, "oldMax" | "newMax" | "day" | "ambiguous">,
    date: string,
  ): BreakOption[] {
    const old = { min: 1, max: oldMax };
    const grown = { min: 1, max: newMax };
    const first: Case = { if: { column: date, before: day }, scale: old };
    return [
      { kind: "leaveOut", column: null, cases: null, rejected: 0 },
      ...this.#splitsByColumn(oldMax, day, old, grown),
      {
        kind: "byDate",
        column: date,
        // Only what is beyond the old scale is surely on the new one.
        cases: [first, { if: { column: this.#column, above: oldMax }, scale: grown }],
        rejected: ambiguous,
      },
      {
        kind: "byDateWhole",
        column: date,
        cases: [first, { if: { column: date, from: day }, scale: grown }],
        rejected: 0,
      },
    ];
  }

  /**
   * Columns whose values go with one scale each, such as the version of the form: few of the old side's answers are above the old scale, and few of the
   * new side's are older than the break. Without the second, every column that goes with satisfaction would pass for one.
   */
  #splitsByColumn(oldMax: number, day: string, old: Case["scale"], grown: Case["scale"]): BreakOption[] {
    const options = [...this.#rules].flatMap(([column, values]): BreakOption[] => {
      if (!values || values.size < 2) return [];
      const sides = [...values].map(([value, { counts, months }]) => {
        const above = sum(counts, oldMax + 1);
        return {
          value,
          above,
          total: sum(counts, 1),
          before: countBefore(months, day),
          isOld: above <= strays * sum(counts, 1),
        };
      });
      const [was, is] = [sides.filter(({ isOld }) => isOld), sides.filter(({ isOld }) => !isOld)];
      if (was.length === 0 || is.length === 0) return [];
      if (total(is, "before") > strays * total(is, "total")) return [];
      const rule = (side: typeof sides, scale: Case["scale"]): Case => ({
        if: { column, equals: side.map(({ value }) => value) },
        scale,
      });
      return [{ kind: "byColumn", column, cases: [rule(was, old), rule(is, grown)], rejected: total(was, "above") }];
    });
    return options.toSorted((a, b) => a.rejected - b.rejected).slice(0, mostColumns);
  }
}

/** What goes with one value of another column: answers by value, and how many in each month. */
type RuleValue = { counts: Uint32Array; months: Map<string, number> };

const total = <Key extends string>(sides: readonly Record<Key, number>[], key: Key): number =>
  sides.reduce((sum, side) => sum + side[key], 0);

/** Answers of the months before that of a day. */
function countBefore(months: ReadonlyMap<string, number>, day: string): number {
  return [...months].reduce((count, [month, answers]) => (month < day.slice(0, 7) ? count + answers : count), 0);
}

function tally(counts: Map<string, Uint32Array>, key: string, value: number): void {
  const known = counts.get(key) ?? new Uint32Array(highest + 1);
  known[value] = (known[value] ?? 0) + 1;
  counts.set(key, known);
}

const sum = (counts: Uint32Array, from: number) => counts.subarray(from).reduce((total, count) => total + count, 0);

function quartersOf(days: readonly (readonly [string, Uint32Array])[]): ScaleBreak["quarters"] {
  const quarters = new Map<string, number[]>();
  for (const [day, counts] of days) {
    const quarter = `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
    const known = quarters.get(quarter) ?? new Array<number>(highest + 1).fill(0);
    quarters.set(
      quarter,
      known.map((count, value) => count + (counts[value] ?? 0)),
    );
  }
  return [...quarters].map(([quarter, counts]) => ({ quarter, counts }));
}
