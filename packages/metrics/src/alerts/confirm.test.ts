import { expect, it } from "vitest";
import { confirmAlarm } from "./confirm.ts";
import { tableOfWeeks } from "./week-table.ts";

const options = { values: [0, 1], reference: [95, 5], tau2: 0, nu: null };
const before = new Array(20).fill([95, 5]);
const window = new Array(2).fill([85, 15]);
const confirm = (fresh: readonly (readonly number[])[]) =>
  confirmAlarm(
    tableOfWeeks([...before, ...window, ...fresh], [0, 1]),
    { direction: "up", baselineFrom: 0, changeFrom: 20, week: 21 },
    { upTo: 21 + fresh.length, asOf: () => options },
  );
const weeks = (count: number, week: readonly number[]) => new Array<readonly number[]>(count).fill(week);

it("fresh weeks that stay up make it lasting, with a size of their own", () => {
  const found = confirm(weeks(8, [88, 12]));
  expect(found).toMatchObject({ word: "lasting", n: 800 });
  expect(found.word !== "open" && found.delta).toBeCloseTo(0.07, 9);
});

it("fresh weeks as before are passed, but with few answers only not confirmed", () => {
  expect(confirm(weeks(8, [95, 5])).word).toBe("passed");
  expect(confirm(weeks(8, [19, 1]))).toMatchObject({ word: "notConfirmed", n: 160 });
});

it("it is asked once, eight weeks on, whatever comes later", () => {
  const fresh = [...weeks(8, [95, 5]), ...weeks(10, [50, 50])];
  expect(confirm(weeks(7, [50, 50])).word).toBe("open");
  expect(confirm(fresh)).toEqual(confirm(fresh.slice(0, 8)));
});

it("too few fresh answers leave it open, and are asked again", () => {
  expect(confirm(weeks(8, [2, 1])).word).toBe("open");
  expect(confirm(weeks(10, [2, 1])).word).toBe("lasting");
});
