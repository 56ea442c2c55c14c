import { describe, expect, it } from "vitest";
import { type AccountCell, accountOf } from "../testing/account-cells.ts";
import { followAccount } from "./account.ts";
import { followShares } from "./family.ts";
import { countsWithout, countWithout, type Fault, weeksWithout } from "./fault.ts";
import type { AccountMeasure } from "./watch.ts";

const nps = {
  ...{ name: "NPS", kind: "score", family: "scores", group: "scores", harm: "down", values: [-1, 0, 1] },
} as const satisfies Omit<AccountMeasure, "slices">;
const calm = [20, 30, 50];
const broken = [70, 20, 10];
const fault: Fault = { measures: ["NPS"], slice: "shop 0", from: 30, to: 30 };

/** Three shops; the first gives nonsense for a stretch of weeks, then may fall for good. */
const world = ({ brokenUpTo = 29, fallsFrom = Infinity, fallen = calm }): AccountCell[] =>
  [0, 1, 2].map((shop) => ({
    in: [`shop ${shop}`],
    week: (week) =>
      shop === 0 && week >= 30 && week <= brokenUpTo ? broken : shop === 0 && week >= fallsFrom ? fallen : calm,
  }));

const follow = (cells: readonly AccountCell[], faults: readonly Fault[] = [], weekCount = 70) => {
  const { measure, countSet } = accountOf(cells, weekCount, nps);
  return followAccount([measure], { budget: 1, countSet, faults });
};
const pointOf = ({ followed }: ReturnType<typeof follow>, slice: string, week: number) =>
  followed("NPS")
    .get(slice)
    ?.points.find(({ last }) => last === week)?.score;

describe("weeks of a slice whose answers are known to be wrong", () => {
  const cells = world({ brokenUpTo: 30 });
  const [asTheyCame, without] = [follow(cells), follow(cells, [fault])];

  it("raise the alert that told of them all the same", () => {
    const of = ({ alerts }: ReturnType<typeof follow>) =>
      alerts.map(({ slice, week, delta, se }) => ({ slice, week, delta, se }));
    expect(of(without)).toEqual(of(asTheyCame));
    expect(of(without)).toMatchObject([{ slice: "shop 0", week: 30 }]);
  });

  it("are in no baseline of later weeks: neither of their slice nor of all answers", () => {
    for (const slice of ["shop 0", "all"]) {
      expect(pointOf(asTheyCame, slice, 50)?.meanBefore).toBeLessThan(0.3 - 1e-6);
      expect(pointOf(without, slice, 50)?.meanBefore).toBeCloseTo(0.3, 12);
    }
    expect(pointOf(without, "shop 0", 50)?.nBefore).toBe(49 * 100);
    // The other shops' answers of that week are right, and stay.
    expect(pointOf(without, "all", 50)?.nBefore).toBe(50 * 300 - 100);
    expect(pointOf(without, "shop 1", 50)?.nBefore).toBe(50 * 100);
  });

  it("are not what makes a slice pass for restless: a fall after them is found that they would have hidden", () => {
    const later = world({ brokenUpTo: 37, fallsFrom: 50, fallen: [30, 32, 38] });
    const raised = (faults: readonly Fault[]) => follow(later, faults, 62).alerts.map(({ raisedIn }) => raisedIn);
    const known = raised([{ ...fault, to: 37 }]).filter((week) => week >= 50);
    expect(known).toHaveLength(1);
    const unknown = raised([]).filter((week) => week >= 50);
    expect(unknown.length === 0 || (unknown[0] ?? 0) > (known[0] ?? 0)).toBe(true);
  });

  it("change nothing of other measures, and nothing before they are over", () => {
    const other = follow(cells, [{ ...fault, measures: ["CSAT"] }]);
    expect(pointOf(other, "shop 0", 50)).toEqual(pointOf(asTheyCame, "shop 0", 50));
    const early = follow(cells, [{ ...fault, to: 60 }]);
    expect(pointOf(early, "shop 0", 50)).toEqual(pointOf(asTheyCame, "shop 0", 50));
    expect(pointOf(early, "shop 0", 65)?.nBefore).toBe(30 * 100 + 4 * 100);
  });

  it("leave a point of several weeks too little to be judged by", () => {
    const small = [0, 1].map((shop) => ({
      in: [`shop ${shop}`],
      week: (week: number) => (shop === 0 && week === 30 ? [10, 5, 1] : [3, 5, 8]),
    }));
    const { followed } = follow(small, [fault]);
    const across = followed("NPS")
      .get("shop 0")
      ?.points.find(({ first, last }) => first <= 30 && last > 30);
    expect(across).toMatchObject({ first: 30, last: 31, score: null });
  });

  it("go on as long as they lie off the same way after the week that told of them, and are no new level", () => {
    const lasting = world({ brokenUpTo: 34 });
    const { faults, alerts, ...account } = follow(lasting, [{ ...fault, direction: "down" }]);
    expect(faults).toEqual([{ ...fault, direction: "down", to: 34 }]);
    expect(pointOf({ faults, alerts, ...account }, "shop 0", 50)?.nBefore).toBe(45 * 100);
    expect(alerts.map(({ confirmation }) => confirmation.word)).toEqual(["passed"]);
    // Said to lie off the other way, or of one week only, they end there.
    expect(follow(lasting, [{ ...fault, direction: "up" }]).faults).toMatchObject([{ to: 30 }]);
    expect(follow(lasting, [fault]).faults).toEqual([fault]);
    // Nor for longer than the slice rests.
    expect(follow(world({ brokenUpTo: 60 }), [{ ...fault, direction: "down" }]).faults).toMatchObject([{ to: 38 }]);
  });

  it("cannot be left out of a measure that is followed by days", () => {
    const { measure, countSet } = accountOf(cells, 40, nps);
    const byDays = { ...measure, days: new Map() };
    expect(() => followAccount([byDays], { budget: 1, countSet, faults: [fault] })).toThrow("followed by days");
  });
});

it("themes leave the weeks out that are known to be wrong", () => {
  const weeks = Array.from({ length: 60 }, (_, week) => (week === 30 ? [40, 60] : [90, 10]));
  const of = (faults: { from: number; to: number }[]) =>
    followShares([{ weeks, faults }], { budget: 1, share: 0.2, harm: "up" })[0]?.points.at(-1)?.score?.meanBefore;
  expect(of([])).toBeGreaterThan(0.105);
  expect(of([{ from: 30, to: 30 }])).toBeCloseTo(0.1, 12);
});

describe("the number of answers", () => {
  const volume = {
    ...{ name: "volume", kind: "count", family: "volume", group: "volume", harm: "down", values: [1] },
  } as const satisfies Omit<AccountMeasure, "slices">;
  /** Two shops; the answers of the first come three times over, or not at all, in two weeks. */
  const shops = (times: number): AccountCell[] =>
    [0, 1].map((shop) => ({
      in: [`shop ${shop}`],
      week: (week) => [
        (shop === 0 && (week === 60 || week === 61) ? times : 1) * (160 + ((week * (shop + 3) * 7) % 11)),
      ],
    }));
  const raised = (times: number, faults: readonly Fault[]) => {
    const { measure, countSet } = accountOf(shops(times), 80, volume);
    return followAccount([measure], { budget: 1, countSet, faults }).alerts;
  };
  const wrong: Fault = { measures: ["volume"], slice: "shop 0", from: 60, to: 61 };

  it("expects after a fault what it expected before it", () => {
    for (const times of [0, 3]) {
      const { measure, countSet } = accountOf(shops(times), 80, volume);
      const known = { faults: [wrong], reach: 13, firstWeek: 0 };
      const outside = (slices: readonly string[], week: number) =>
        countSet("volume", { inside: ["all"], outside: slices }, week, week + 1)[0]?.[0] ?? 0;
      const counts = (measure.slices.get("all") ?? []).map(([count = 0]) => count);
      const kept = countsWithout(counts, { ...known, outside });
      expect(kept[60]).toBeCloseTo(330, -1);
      expect([...kept.slice(0, 60), ...kept.slice(62)]).toEqual([...counts.slice(0, 60), ...counts.slice(62)]);
    }
  });

  it("compares half the answers with what came before weeks of three times as many", () => {
    const cells = shops(3).map((cell, shop) => ({
      ...cell,
      week: (week: number) => (shop === 0 && week >= 70 ? [80] : cell.week(week)),
    }));
    const { measure, countSet } = accountOf(cells, 80, volume);
    const at = (faults: readonly Fault[]) =>
      followAccount([measure], { budget: 1, countSet, faults }).alerts.filter(
        ({ raisedIn, direction }) => raisedIn >= 70 && direction === "down",
      );
    expect(at([wrong])[0]?.meanBefore).toBeCloseTo(165, -1);
    expect(at([])[0]?.meanBefore ?? 999).toBeGreaterThan(180);
  });

  it("still says that there were three times as many", () => {
    expect(raised(3, [wrong])[0]).toMatchObject({ slice: "shop 0", direction: "up", week: 60 });
  });
});

it("answers of two faults are left out once", () => {
  const { countSet } = accountOf(world({}), 40, nps);
  const both = countWithout(countSet, () => [fault, { ...fault, slice: "all", from: 30, to: 31 }]);
  expect(both("NPS", { inside: ["all"] }, 29, 33)).toEqual([
    [60, 90, 150],
    [0, 0, 0],
    [0, 0, 0],
    [60, 90, 150],
  ]);
  const alone = countWithout(countSet, () => [fault, fault]);
  expect(alone("NPS", { inside: ["all"], outside: ["shop 1"] }, 30, 31)).toEqual([[20, 30, 50]]);
});

it("keeps what came where there is no good week to ask, and weeks without any fault as they are", () => {
  const none = { faults: [{ ...fault, from: 0, to: 1 }], reach: 13, outside: () => 0 };
  expect(countsWithout([50, 60, 70], none)).toEqual([50, 60, 70]);
  expect(weeksWithout([[1, 2]], { slice: "all", faults: [fault], count: () => [] })).toEqual([[1, 2]]);
});
