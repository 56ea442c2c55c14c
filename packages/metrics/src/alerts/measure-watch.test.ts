import { expect, it } from "vitest";
import { accountOf } from "../testing/account-cells.ts";
import { watchMeasure } from "./measure-watch.ts";
import type { AccountMeasure } from "./watch.ts";

const share = {
  ...{ name: "comment rate", kind: "share", family: "comments", group: "comments", harm: "down", values: [0, 1] },
} as const satisfies Omit<AccountMeasure, "slices">;
const { measure, countSet } = accountOf(
  [
    { in: ["web", "shop 1"], week: () => [65, 35] },
    { in: ["web", "shop 2"], week: (week) => (week < 20 ? [65, 35] : [85, 15]) },
    { in: ["phone", "shop 1"], week: () => [2, 1] },
  ],
  30,
  share,
);
const start = () => {
  const watch = watchMeasure(measure, countSet);
  for (let week = 0; week < 20; week += 1) watch.step(week, 1e-4);
  return watch;
};

it("counts the series that are large enough", () => {
  expect(start().watchedCount(19)).toBe(4);
});

it("looks at any set of answers since a change, against what that set was before", () => {
  const watch = start();
  const [candidate] = watch.step(20, 1e-4);
  if (!candidate) throw new Error("nothing was found");
  expect(candidate).toMatchObject({ measure: "comment rate", week: 20, changeFrom: 20, direction: "down" });
  const look = watch.look(candidate);
  expect(look.size({ inside: ["web"], outside: ["shop 2"] })).toBe(100);
  expect(look.change({ inside: ["web"], outside: ["shop 2"] })?.delta).toBeCloseTo(0, 12);
  expect(look.change({ inside: ["shop 2"] })?.delta).toBeCloseTo(-0.2, 12);
  expect(look.change({ inside: ["phone", "shop 2"] })).toBeNull();
});

it("looks also at a slice that another measure of the group has an alert on and this one does not follow", () => {
  const unfollowed = { ...measure, slices: new Map([...measure.slices].filter(([slice]) => slice !== "shop 1")) };
  const watch = watchMeasure(unfollowed, countSet);
  for (let week = 0; week < 20; week += 1) watch.step(week, 1e-4);
  const [candidate] = watch.step(20, 1e-4);
  if (!candidate) throw new Error("nothing was found");
  const look = watch.look(candidate);
  expect(look.size({ inside: ["shop 1"] })).toBe(103);
  expect(look.change({ inside: ["shop 1"], outside: ["web"] })?.delta).toBeCloseTo(0, 12);
  expect(look.change({ inside: ["shop 1"] })?.delta).toBeCloseTo(0, 12);
});

it("refuses slices that it does not follow", () => {
  expect(() => start().rest("shop 9", 30)).toThrow("no slice shop 9");
});
