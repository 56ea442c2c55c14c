import { type AnswerSet, allSlice, type WeekCounts } from "../../src/index.ts";
import type { Answers } from "./account-world.ts";
import { dimensions } from "./dimensions.ts";

type Counted = {
  readonly values: readonly number[];
  readonly placeOf: (answers: Answers, at: number) => number;
  readonly ofComments: boolean;
  readonly from: number;
  readonly end: number;
};

type Condition = { readonly column: Uint8Array; readonly value: number; readonly positions: Int32Array };

/** Counts sets of raw answers by week, through the places of the answers of every slice. */
export function startCounter(answers: Answers): { count: (set: AnswerSet, counted: Counted) => WeekCounts[] } {
  const everything = Int32Array.from({ length: answers.count }, (_, at) => at);
  const positions = new Map<number, Int32Array[]>();
  const condition = (slice: string): Condition => {
    const [name, text] = slice.split(" ");
    const dimension = dimensions.findIndex((one) => one.name === name);
    const column = answers.values[dimension] ?? new Uint8Array();
    const known = positions.get(dimension) ?? positionsOf(column, answers.count, dimensions[dimension]?.size ?? 0);
    positions.set(dimension, known);
    return { column, value: Number(text), positions: known[Number(text)] ?? new Int32Array() };
  };

  function count(set: AnswerSet, counted: Counted): WeekCounts[] {
    const { inside, outside = [], anyOf } = set;
    const all = inside.filter((slice) => slice !== allSlice).map(condition);
    if (outside.includes(allSlice)) return walk(new Int32Array(), () => false, counted);
    if (all.length === 0 && outside.length === 1 && !anyOf)
      return less(count({ inside }, counted), count({ inside: outside }, counted));
    const [shortest, ...others] = all.toSorted((a, b) => a.positions.length - b.positions.length);
    const none = outside.map(condition);
    const any = anyOf?.includes(allSlice) ? undefined : anyOf?.map(condition);
    const holds = ({ column, value }: Condition, at: number) => column[at] === value;
    const lies = (at: number) => {
      for (const one of others) if (!holds(one, at)) return false;
      for (const one of none) if (holds(one, at)) return false;
      return any?.some((one) => holds(one, at)) ?? true;
    };
    return walk(shortest?.positions ?? everything, lies, counted);
  }

  function walk(places: Int32Array, lies: (at: number) => boolean, counted: Counted): WeekCounts[] {
    const { values, placeOf, ofComments, from, end } = counted;
    const startOf = (week: number) => answers.dayStart[week * 7] ?? answers.count;
    let next = firstFrom(places, startOf(from));
    return Array.from({ length: end - from }, (_, week) => {
      const found = new Array<number>(values.length).fill(0);
      const last = startOf(from + week + 1);
      for (; next < places.length && (places[next] ?? 0) < last; next += 1) {
        const at = places[next] ?? 0;
        if ((ofComments && answers.hasComment[at] === 0) || !lies(at)) continue;
        const place = placeOf(answers, at);
        found[place] = (found[place] ?? 0) + 1;
      }
      return found;
    });
  }

  return { count };
}

/** Places of the answers by value, in their order. */
function positionsOf(column: Uint8Array, count: number, size: number): Int32Array[] {
  const sizes = new Int32Array(size);
  for (let at = 0; at < count; at += 1) sizes[column[at] ?? 0] = (sizes[column[at] ?? 0] ?? 0) + 1;
  const found = Array.from(sizes, (length) => new Int32Array(length));
  sizes.fill(0);
  for (let at = 0; at < count; at += 1) {
    const value = column[at] ?? 0;
    const places = found[value];
    if (places) places[sizes[value] ?? 0] = at;
    sizes[value] = (sizes[value] ?? 0) + 1;
  }
  return found;
}

function firstFrom(places: Int32Array, least: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function less(whole: readonly WeekCounts[], part: readonly WeekCounts[]): WeekCounts[] {
  return whole.map((week, at) => week.map((count, place) => count - (part[at]?.[place] ?? 0)));
}
