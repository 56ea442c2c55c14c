import { expect, it } from "vitest";
import { startDayWatch } from "./day-watch.ts";
import { tableOfWeeks } from "./week-table.ts";

const values = [0, 1];
const known = { reference: [50, 50], ratePerWeek: 1e-4, harm: "down" } as const;
/** Forty a day; Mondays are always worse, and on one day everybody is unhappy. */
const days = (worst = Infinity) =>
  Array.from({ length: 140 }, (_, day) => (day === worst ? [34, 6] : day % 7 === 0 ? [28, 12] : [18, 22]));

function signals(given: readonly (readonly number[])[]) {
  const watch = startDayWatch(given, given, { values });
  return Array.from({ length: 20 }, (_, week) => {
    if (week % 4 === 0) watch.learn(week, () => 0);
    return week < 12 ? null : watch.step(week, known);
  });
}

it("finds a day and dates it to its week", () => {
  const found = signals(days(15 * 7 + 3));
  expect(found.map((signal) => signal !== null).indexOf(true)).toBe(15);
  expect(found[15]).toEqual({ chart: "fast", direction: "down", changeFrom: 15 });
});

it("does not alarm on Mondays that are always worse", () => {
  expect(signals(days()).every((signal) => signal === null)).toBe(true);
});

it("is for series of 210 answers a week in the last eight weeks", () => {
  const watch = startDayWatch([], [], { values });
  const table = tableOfWeeks([...new Array(8).fill([100, 100]), ...new Array(8).fill([105, 105])], values);
  expect([7, 14, 15].map((week) => watch.isLargeEnough(table, week))).toEqual([false, false, true]);
});

it("learns how much days move, but for the newest two weeks", () => {
  const watch = startDayWatch(days(), days(), { values });
  expect(watch.factor(1)).toBeNull();
  expect(watch.factor(19)?.df).toBe(140 - 14 - 1);
});
