import { expect, it } from "vitest";
import { confirmAlarm } from "./confirm.ts";

const options = {
  direction: "up" as const,
  asOf: () => ({ values: [0, 1], reference: [95, 5], tau2: 0, nu: null }),
};
const before = new Array(20).fill([95, 5]);
const window = new Array(2).fill([85, 15]);
const weeks = (count: number, week: readonly number[]) => new Array<readonly number[]>(count).fill(week);

it("fresh weeks that stay up make it lasting, with a size of their own", () => {
  const found = confirmAlarm({ before, window }, weeks(8, [88, 12]), options);
  expect(found).toMatchObject({ word: "lasting", n: 800 });
  expect(found.word !== "open" && found.delta).toBeCloseTo(0.07, 9);
});

it("fresh weeks as before are passed, but with few answers only not confirmed", () => {
  expect(confirmAlarm({ before, window }, weeks(8, [95, 5]), options).word).toBe("passed");
  expect(confirmAlarm({ before, window }, weeks(8, [19, 1]), options)).toMatchObject({ word: "notConfirmed", n: 160 });
});

it("it is asked once, eight weeks on, whatever comes later", () => {
  const fresh = [...weeks(8, [95, 5]), ...weeks(10, [50, 50])];
  expect(confirmAlarm({ before, window }, weeks(7, [50, 50]), options).word).toBe("open");
  expect(confirmAlarm({ before, window }, fresh, options)).toEqual(
    confirmAlarm({ before, window }, fresh.slice(0, 8), options),
  );
});

it("too few fresh answers leave it open, and are asked again", () => {
  expect(confirmAlarm({ before, window }, weeks(8, [2, 1]), options).word).toBe("open");
  expect(confirmAlarm({ before, window }, weeks(10, [2, 1]), options).word).toBe("lasting");
});
