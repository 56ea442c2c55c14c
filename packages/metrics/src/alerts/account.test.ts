import { describe, expect, it } from "vitest";
import { type AccountCell, accountOf } from "../testing/account-cells.ts";
import { followAccount } from "./account.ts";
import type { AccountMeasure } from "./watch.ts";

const nps = {
  ...{ name: "NPS", kind: "score", family: "scores", group: "scores", harm: "down", values: [-1, 0, 1] },
} as const satisfies Omit<AccountMeasure, "slices">;
const calm = [20, 30, 50];
const fallen = [35, 30, 35];
const from = 30;

/** Six shops in three regions; those named fall for good, or for so many weeks. */
const shops = (falling: readonly number[], weeks = Infinity): AccountCell[] =>
  Array.from({ length: 6 }, (_, shop) => ({
    in: [`shop ${shop}`, `region ${shop % 3}`],
    week: (week) => (falling.includes(shop) && week >= from && week < from + weeks ? fallen : calm),
  }));

const follow = (cells: readonly AccountCell[], weekCount = 48, budget = 1) => {
  const { measure, countSet } = accountOf(cells, weekCount, nps);
  return followAccount([measure], { budget, countSet });
};

describe("a fall of one shop", () => {
  const { alerts, records } = follow(shops([4]));

  it("is one alert, about that shop, and lasts", () => {
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toMatchObject({ slice: "shop 4", direction: "down", changeFrom: from, group: "scores" });
    expect(alerts[0]?.confirmation).toMatchObject({ word: "lasting" });
    expect(alerts[0]?.delta).toBeCloseTo(-0.3, 9);
  });

  it("explains its region and the total, which moved with it", () => {
    const explained = records.filter(({ fate }) => fate === "explained").map(({ candidate }) => candidate.slice);
    expect(explained).toContain("region 1");
    expect(alerts[0]?.alsoSeenIn.map(({ slice }) => slice)).toEqual(explained);
    expect(records.every(({ alert }) => alert === 0)).toBe(true);
  });

  it("is compared with itself afterwards: nothing more is raised in a year", () => {
    expect(follow(shops([4]), 90).alerts).toHaveLength(1);
  });
});

it("a fall of a region is about the region, not about its shops", () => {
  const { alerts } = follow(shops([1, 4]));
  expect(alerts.map(({ slice }) => slice)).toEqual(["region 1"]);
});

it("a fall of everything is about all", () => {
  const { alerts } = follow(shops([0, 1, 2, 3, 4, 5]));
  expect(alerts.map(({ slice }) => slice)).toEqual(["all"]);
});

it("two shops that have nothing in common are two alerts", () => {
  const { alerts } = follow(shops([0, 4]));
  expect(alerts.map(({ slice }) => slice).sort()).toEqual(["shop 0", "shop 4"]);
});

it("a fall that spreads through its region widens its alert instead of raising another", () => {
  const spreading = shops([4]).map((cell, shop) =>
    shop === 1 ? { ...cell, week: (week: number) => (week > from ? fallen : calm) } : cell,
  );
  const { alerts, records } = follow(spreading);
  expect(alerts).toHaveLength(1);
  expect(alerts[0]).toMatchObject({ slice: "region 1", firstSeenIn: "shop 4", raisedIn: from });
  expect(records.some(({ fate }) => fate === "widened")).toBe(true);
});

it("another measure of the same event is a line of its alert", () => {
  const one = accountOf(shops([4]), 48, nps);
  const sister = { ...one.measure, name: "CSAT" };
  const { alerts } = followAccount([one.measure, sister], { budget: 1, countSet: one.countSet });
  expect(alerts).toHaveLength(1);
  expect(alerts[0]?.lines.map(({ measure, slice }) => [measure, slice])).toEqual([["CSAT", "shop 4"]]);
});

it("measures of other groups tell of their own events", () => {
  const one = accountOf(shops([4]), 48, nps);
  const other = { ...one.measure, name: "theme", family: "themes", group: "theme" } as const;
  expect(followAccount([one.measure, other], { budget: 1, countSet: one.countSet }).alerts).toHaveLength(2);
});

it("a fall that ends passes, and the old baseline stays", () => {
  const { alerts } = follow(shops([4], 1), 60);
  expect(alerts.map(({ confirmation }) => confirmation.word)).toEqual(["passed"]);
});

it("one budget is shared: more series and a smaller budget both ask for more", () => {
  const { measure, countSet } = accountOf(shops([4]), 31, nps);
  const found = (budget: number, scores?: number) =>
    followAccount([measure], { budget, countSet, seriesCount: scores ? { scores } : {} }).alerts.length;
  expect(found(1)).toBe(1);
  expect(found(1, 10_000_000)).toBe(0);
});

it("what every year brings is an alarm in the first two years, and known from then on", () => {
  const wave = (week: number) => Math.round(20 * Math.cos((2 * Math.PI * week) / 52.18));
  const cells = [0, 1].map((shop) => ({
    in: [`shop ${shop}`],
    week: (week: number) => [60 - wave(week), 90, 150 + wave(week)],
  }));
  const raised = follow(cells, 208).alerts.map(({ raisedIn }) => raisedIn);
  expect(raised.filter((week) => week < 104).length).toBeGreaterThan(0);
  expect(raised.filter((week) => week >= 116)).toEqual([]);
});

it("finds in a week what it finds when later weeks are known", () => {
  const [short, long] = [follow(shops([1, 3]), 40), follow(shops([1, 3]), 70)];
  const of = ({ records }: typeof long) =>
    records.filter(({ candidate }) => candidate.week < 40).map(({ candidate, fate }) => [candidate, fate]);
  expect(of(long)).toEqual(of(short));
});

it("says which series it watches, and refuses a measure without the total", () => {
  expect(follow(shops([])).watched).toEqual({ scores: 10, themes: 0, comments: 0, volume: 0 });
  const { measure, countSet } = accountOf(shops([]), 20, nps);
  const slices = new Map([...measure.slices].filter(([slice]) => slice !== "all"));
  expect(() => followAccount([{ ...measure, slices }], { budget: 1, countSet })).toThrow("all answers");
});
