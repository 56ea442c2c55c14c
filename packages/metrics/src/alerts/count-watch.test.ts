import { expect, it } from "vitest";
import { type AccountCell, accountOf } from "../testing/account-cells.ts";
import { followAccount } from "./account.ts";
import { watchCounts } from "./count-watch.ts";
import type { AccountMeasure } from "./watch.ts";

const volume = {
  ...{ name: "volume", kind: "count", family: "volume", group: "volume", harm: "down", values: [1] },
} as const satisfies Omit<AccountMeasure, "slices">;
const from = 60;
/** Six shops of about 160 answers a week, of which those named fall to half. */
const shops = (falling: readonly number[]): AccountCell[] =>
  Array.from({ length: 6 }, (_, shop) => ({
    in: [`shop ${shop}`, `region ${shop % 3}`],
    week: (week) => [(falling.includes(shop) && week >= from ? 80 : 160) + ((week * (shop + 3) * 7) % 11)],
  }));
const follow = (cells: readonly AccountCell[]) => {
  const { measure, countSet } = accountOf(cells, 75, volume);
  return followAccount([measure], { budget: 1, countSet });
};

it("half the answers of one shop are one alert there, with how many were expected", () => {
  const { alerts } = follow(shops([4]));
  expect(alerts.map(({ slice }) => slice)).toEqual(["shop 4"]);
  expect(alerts[0]).toMatchObject({ week: from, direction: "down" });
  expect(alerts[0]?.delta).toBeCloseTo(-0.48, 1);
  expect(alerts[0]?.meanBefore).toBeCloseTo(165, -1);
});

it("half the answers everywhere are one alert about all", () => {
  expect(follow(shops([0, 1, 2, 3, 4, 5])).alerts.map(({ slice }) => slice)).toEqual(["all"]);
});

it("a quiet account has none, and slices of fewer than twenty expected are not watched", () => {
  expect(follow(shops([])).alerts).toEqual([]);
  const small = shops([4]).map((cell) => ({ ...cell, week: (week: number) => [(cell.week(week)[0] ?? 0) / 20] }));
  expect(follow(small).watched.volume).toBe(1);
});

it("learns for half a year", () => {
  const { measure, countSet } = accountOf(shops([]), 30, volume);
  const watch = watchCounts(measure, countSet);
  expect([watch.watchedCount(25), watch.watchedCount(26)]).toEqual([0, 10]);
});

const raisedUpTo = (cells: readonly AccountCell[], week: number) =>
  follow(cells).alerts.flatMap(({ slice, raisedIn }) => (raisedIn <= week ? [slice] : []));

it("answers that stop everywhere are one event, though then there are none to share out", () => {
  const stopped = shops([]).map((cell) => ({
    ...cell,
    week: (week: number) => (week >= from ? [0] : cell.week(week)),
  }));
  expect(raisedUpTo(stopped, from + 8)).toEqual(["all"]);
});

it("answers of one shop that stop are one event, there", () => {
  const stopped = shops([]).map((cell, shop) => ({
    ...cell,
    week: (week: number) => (shop === 4 && week >= from ? [0] : cell.week(week)),
  }));
  expect(raisedUpTo(stopped, from + 8)).toEqual(["shop 4"]);
});
