import { type AccountMeasure, allSlice, type CountSet, type WeekCounts } from "../../src/index.ts";
import { type Answers, themeCount } from "./account-world.ts";
import { dimensions, sliceName } from "./dimensions.ts";
import { startCounter } from "./set-counter.ts";

type Column = {
  readonly name: string;
  readonly family: AccountMeasure["family"];
  readonly group: string;
  readonly kind: AccountMeasure["kind"];
  readonly harm: AccountMeasure["harm"];
  readonly values: readonly number[];
  /** The place of an answer's value. */
  readonly placeOf: (answers: Answers, at: number) => number;
  /** Only answers with a comment count. */
  readonly ofComments: boolean;
  /** The dimensions whose values are followed. */
  readonly sliced: "every" | "touchpoints";
  readonly hasDays: boolean;
};

const downAll = { harm: "down", sliced: "every", ofComments: false } as const;
const scoreColumns: readonly Column[] = [
  {
    ...{ ...downAll, name: "NPS", family: "scores", group: "scores", kind: "score", values: [-1, 0, 1] },
    ...{ placeOf: ({ nps }, at) => nps[at] ?? 0, hasDays: true },
  },
  {
    ...{ ...downAll, name: "CSAT", family: "scores", group: "scores", kind: "score", values: [1, 2, 3, 4, 5] },
    ...{ placeOf: ({ csat }, at) => csat[at] ?? 0, hasDays: true },
  },
];
const otherColumns: readonly Column[] = [
  {
    ...{ ...downAll, name: "comment rate", family: "comments", group: "comments", kind: "share", values: [0, 1] },
    ...{ placeOf: ({ hasComment }, at) => hasComment[at] ?? 0, hasDays: true },
  },
  {
    ...{ ...downAll, name: "volume", family: "volume", group: "volume", kind: "count", values: [1] },
    ...{ placeOf: () => 0, hasDays: false },
  },
];

const themeColumns: readonly Column[] = Array.from({ length: themeCount }, (_, theme) => ({
  ...{ name: `theme ${theme}`, family: "themes", group: `theme ${theme}`, kind: "share", values: [0, 1] },
  ...{ harm: "up", sliced: "touchpoints", ofComments: true, hasDays: false },
  placeOf: ({ themes }, at) => ((themes[at] ?? 0) >>> theme) & 1,
}));

/** Days are kept of slices that may come to 210 answers a week. */
const keptDaysFrom = 150;

/** The measures of an account as they are followed, and how sets of its answers are counted. */
export function rollUp(
  answers: Answers,
  which: "scores" | "everything",
): { measures: AccountMeasure[]; countSet: CountSet } {
  const columns = which === "scores" ? scoreColumns : [...scoreColumns, ...otherColumns, ...themeColumns];
  const counter = startCounter(answers);
  const byName = new Map(columns.map((column) => [column.name, column]));
  return {
    measures: columns.map((column) => measureOf(column, answers)),
    countSet: (measure, set, from, end) => {
      const column = byName.get(measure);
      return column ? counter.count(set, { ...column, from, end }) : [];
    },
  };
}

function measureOf(column: Column, answers: Answers): AccountMeasure {
  const width = column.values.length;
  const dayCount = answers.dayStart.length - 1;
  const followed = [...dimensions.entries()].slice(0, column.sliced === "touchpoints" ? 1 : dimensions.length);
  const all = new Int32Array(dayCount * width);
  const sliced = followed.map(([, { size }]) => Array.from({ length: size }, () => new Int32Array(dayCount * width)));
  const places = followed.map(([dimension]) => answers.values[dimension] ?? new Uint8Array());
  for (let day = 0; day < dayCount; day += 1) {
    for (let at = answers.dayStart[day] ?? 0; at < (answers.dayStart[day + 1] ?? 0); at += 1) {
      if (column.ofComments && answers.hasComment[at] === 0) continue;
      const bin = day * width + column.placeOf(answers, at);
      all[bin] = (all[bin] ?? 0) + 1;
      for (let dimension = 0; dimension < sliced.length; dimension += 1) {
        const counts = sliced[dimension]?.[places[dimension]?.[at] ?? 0];
        if (counts) counts[bin] = (counts[bin] ?? 0) + 1;
      }
    }
  }
  const rows: [string, Int32Array][] = [
    [allSlice, all],
    ...sliced.flatMap((values, order) =>
      values.map((counts, value): [string, Int32Array] => [sliceName(followed[order]?.[0] ?? 0, value), counts]),
    ),
  ];
  const isLarge = (counts: Int32Array) => (7 * counts.reduce((sum, one) => sum + one, 0)) / dayCount >= keptDaysFrom;
  const { name, family, group, kind, harm, values } = column;
  return {
    ...{ name, family, group, kind, harm, values },
    slices: new Map(rows.map(([slice, counts]) => [slice, stretches(counts, width, 7)])),
    days: new Map(
      column.hasDays
        ? rows.filter(([, counts]) => isLarge(counts)).map(([slice, counts]) => [slice, stretches(counts, width, 1)])
        : [],
    ),
  };
}

/** Counts of so many days together. */
function stretches(counts: Int32Array, width: number, days: number): WeekCounts[] {
  return Array.from({ length: counts.length / width / days }, (_, stretch) => {
    const found = new Array<number>(width).fill(0);
    for (let day = 0; day < days; day += 1) {
      for (let place = 0; place < width; place += 1)
        found[place] = (found[place] ?? 0) + (counts[(stretch * days + day) * width + place] ?? 0);
    }
    return found;
  });
}
