import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { expect, it } from "vitest";
import { joinWeeks, smallestSharePoint } from "./point.ts";

const weeks = fc.array(
  fc.integer({ min: 0, max: 60 }).map((n) => [n]),
  { maxLength: 60 },
);

it("points never overlap, hold enough answers and are at most eight weeks long", () => {
  forAll([weeks], (given) => {
    let next = 0;
    for (const { first, last } of joinWeeks(given, () => 30).points) {
      expect(first).toBeGreaterThanOrEqual(next);
      expect(last - first).toBeLessThan(8);
      expect(
        given
          .slice(first, last + 1)
          .flat()
          .reduce((total, n) => total + n, 0),
      ).toBeGreaterThanOrEqual(30);
      expect(
        given
          .slice(first, last)
          .flat()
          .reduce((total, n) => total + n, 0),
      ).toBeLessThan(30);
      next = last + 1;
    }
  });
});

it("what is later changes no earlier point", () => {
  forAll([weeks, weeks], (given, later) => {
    const { points } = joinWeeks(given, () => 30);
    expect(joinWeeks([...given, ...later], () => 30).points.slice(0, points.length)).toEqual(points);
  });
});

it("eight weeks without enough are too few to watch, until a point closes again", () => {
  const few = new Array(8).fill([3]);
  const { points, isSmall } = joinWeeks([[40], ...few, [3], [31]], () => 30);
  expect(points).toEqual([
    { first: 0, last: 0 },
    { first: 9, last: 10 },
  ]);
  expect(isSmall).toEqual([...new Array(8).fill(false), true, true, false]);
});

it("a rare theme needs more comments for a point, a frequent one thirty", () => {
  expect(smallestSharePoint([[990, 10]], [99, 1])).toBeCloseTo(5 / (10.03 / 1003), 6);
  expect(smallestSharePoint([[700, 300]], [7, 3])).toBe(30);
  expect(smallestSharePoint([], [])).toBe(30);
});
