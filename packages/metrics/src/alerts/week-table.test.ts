import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { expect, it } from "vitest";
import { sumsOfWeeks, tableOfWeeks } from "./week-table.ts";

const values = [-1, 0, 1];
const week = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 3, maxLength: 3 });
const weeks = fc.array(week, { minLength: 1, maxLength: 20 });

it("sums any stretch as if its weeks were added one by one", () => {
  forAll([weeks, fc.nat(), fc.nat()], (given, a, b) => {
    const [from, end] = [a % (given.length + 1), b % (given.length + 1)].sort((x, y) => x - y) as [number, number];
    const stretch = given.slice(from, end);
    expect(tableOfWeeks(given, values).sums(from, end)).toEqual({
      n: stretch.flat().reduce((sum, one) => sum + one, 0),
      counts: values.map((_, at) => stretch.reduce((sum, one) => sum + (one[at] ?? 0), 0)),
      valueSum: stretch.reduce((sum, one) => sum + (one[2] ?? 0) - (one[0] ?? 0), 0),
      squares: stretch.reduce((sum, one) => sum + one.reduce((n, count) => n + count, 0) ** 2, 0),
    });
  });
});

it("takes a season off every answer, and knows where it is in the year", () => {
  const season = (at: number) => at / 10;
  const table = tableOfWeeks(
    [
      [0, 0, 10],
      [0, 0, 20],
    ],
    values,
    season,
  );
  expect(table.sums(0, 2).valueSum).toBeCloseTo(30 - 20 * 0.1, 12);
  expect(sumsOfWeeks([[0, 0, 20]], values, season, 1).valueSum).toBeCloseTo(18, 12);
});

it("weeks that differ only by their season are not restless", () => {
  const given = Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? [60, 0, 40] : [40, 0, 60]));
  const calm = tableOfWeeks(given, values, (at) => (at % 2 === 0 ? -0.2 : 0.2)).factor(0, 20);
  expect(calm?.phi).toBeCloseTo(0, 9);
  expect(tableOfWeeks(given, values).factor(0, 20)?.phi).toBeGreaterThan(4);
});
