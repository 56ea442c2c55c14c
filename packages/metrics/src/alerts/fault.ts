import type { WeekCounts } from "./baseline-score.ts";
import type { AlarmDirection } from "./charts.ts";
import type { AnswerSet } from "./explain.ts";
import type { CountSet } from "./watch.ts";

/** Weeks of a slice of which people know that their answers are wrong: a broken import, a scale that was filled in upside down. */
export type Fault = {
  readonly measures: readonly string[];
  readonly slice: string;
  /** First and last of its weeks. What was found up to the last is found with the answers as they came. */
  readonly from: number;
  readonly to: number;
  /** Which way they lie off: the weeks after the last that still do are wrong as well. */
  readonly direction?: AlarmDirection;
};

/** The slices of which the answers of a week are wrong. */
const faultyIn = (faults: readonly Fault[], week: number): string[] =>
  faults.flatMap(({ slice, from, to }) => (week >= from && week <= to ? [slice] : []));

/**
 * Counts answers as `countSet` does, without those that faults of the measure are about.
 * @example
 * countWithout(() => [[7]], () => [])("NPS", { inside: ["all"] }, 2, 3); // => [[7]]
 */
export function countWithout(countSet: CountSet, faults: () => readonly Fault[]): CountSet {
  return (measure, set, from, end) => {
    const counted = countSet(measure, set, from, end);
    return counted.map((counts, at) => {
      const faulty = faultyIn(faults(), from + at);
      return faulty.length > 0 ? (countSet(measure, without(set, faulty), from + at, from + at + 1)[0] ?? []) : counts;
    });
  };
}

/**
 * The weeks of a slice without the answers that faults are about; weeks of which nothing is left have no answers.
 * @example
 * weeksWithout([[1, 9], [8, 2]], { slice: "all", faults: [{ measures: ["NPS"], slice: "all", from: 1, to: 1 }], count: () => [] }); // => [[1, 9], []]
 */
export function weeksWithout(
  weeks: readonly WeekCounts[],
  { slice, faults, count }: { slice: string; faults: readonly Fault[]; count: WeekCount },
): readonly WeekCounts[] {
  return weeks.map((counts, week) => {
    const faulty = faultyIn(faults, week);
    return faulty.length > 0 ? count({ inside: [slice], outside: faulty }, week) : counts;
  });
}

/** The answers of a set in one week. */
export type WeekCount = (set: AnswerSet, week: number) => WeekCounts;

/**
 * How many answers a set had each week where wrong ones are told apart: in the weeks of a fault it has as many as the good weeks before let expect, so
 * that weeks of twice as many, or of none, move nothing. With no good week among the `reach` before, what came stays.
 * @example
 * countsWithout([10, 10, 30], { faults: [{ measures: ["volume"], slice: "all", from: 2, to: 2 }], reach: 13, outside: () => 0 }); // => [10, 10, 10]
 */
export function countsWithout(
  counts: readonly number[],
  {
    faults,
    reach,
    outside,
    firstWeek = 0,
  }: {
    faults: readonly Fault[];
    reach: number;
    /** How many of a week's answers lie outside slices. */
    outside: (slices: readonly string[], week: number) => number;
    firstWeek?: number;
  },
): number[] {
  return counts.map((count, at) => {
    const faulty = faultyIn(faults, firstWeek + at);
    if (faulty.length === 0) return count;
    const inside: number[] = [];
    for (let back = at - 1; back >= 0 && inside.length < reach; back -= 1)
      if (faultyIn(faults, firstWeek + back).length === 0)
        inside.push((counts[back] ?? 0) - outside(faulty, firstWeek + back));
    if (inside.length === 0) return count;
    return outside(faulty, firstWeek + at) + inside.reduce((sum, one) => sum + one, 0) / inside.length;
  });
}

/** As long as its slice rests after an alert, nothing else is found of it. */
const longestAfter = 8;
const critical = 1.96;

/** Faults as an account meets them, week by week. */
export type FaultWatch = {
  /** What is left out from a week on, before the week is closed. */
  readonly begin: (week: number) => Fault[];
  /** Once it is closed: `z` says how far the point lies that closes in it, `null` where none does. */
  readonly close: (week: number, z: (fault: Fault) => number | null) => void;
  /** Each with the last of its weeks as far as it is known. */
  readonly known: () => readonly Fault[];
};

/**
 * Watches how long faults last: to their last week and through the points after it that still lie off the same way, eight weeks at most.
 * @example
 * watchFaults([{ measures: ["NPS"], slice: "all", from: 3, to: 3 }]).begin(4).length; // => 1
 */
export function watchFaults(faults: readonly Fault[]): FaultWatch {
  const watched = faults.map((fault) => ({ said: fault.to, known: fault, isOver: fault.direction === undefined }));
  return {
    begin: (week) => watched.flatMap(({ known }) => (known.to === week - 1 ? [known] : [])),
    close: (week, z) => {
      for (const one of watched) {
        const found = one.isOver || week <= one.said ? null : z(one.known);
        if (found === null) continue;
        const goesOn = week <= one.said + longestAfter && (one.known.direction === "up" ? found : -found) >= critical;
        if (goesOn) one.known = { ...one.known, to: week };
        else one.isOver = true;
      }
    },
    known: () => watched.map(({ known }) => known),
  };
}

/** Whether a change is that of a fault: such a change is no new level, however long it lasts. */
export const isAbout = (
  { measures, slice, from, to }: Fault,
  change: { measure: string; slice: string; changeFrom: number },
): boolean =>
  slice === change.slice && measures.includes(change.measure) && change.changeFrom >= from && change.changeFrom <= to;

/** Faults of a measure with one more, which may be one of them that went on. */
export const withFault = (faults: readonly Fault[], fault: Fault): Fault[] => [
  ...faults.filter(({ slice, from }) => slice !== fault.slice || from !== fault.from),
  fault,
];

const without = (set: AnswerSet, slices: readonly string[]): AnswerSet => ({
  ...set,
  outside: [...(set.outside ?? []), ...slices],
});
