import type { MeasureResult } from "@heard/core/measures";
import { expect, test } from "vitest";
import { newestAnswersPeriod, newestAnswersQueries } from "./newest-answers.ts";

const today = "2026-11-26";
const found = (...points: [from: string, n: number][]) =>
  [{ series: points.map(([from, n]) => ({ from, measure: { n } })) }] as unknown as MeasureResult[];

test("looks back without a gap, in stretches that may be asked", () => {
  expect(newestAnswersQueries({ channel: ["shop"] }, today)).toEqual([
    { metric: "responses", grain: "month", filters: { channel: ["shop"] }, period: { from: "2017-11-01", to: today } },
    {
      metric: "responses",
      grain: "month",
      filters: { channel: ["shop"] },
      period: { from: "2008-11-01", to: "2017-10-31" },
    },
  ]);
});

test("offers the year that ends with the newest answers", () => {
  expect(newestAnswersPeriod(found(["2014-12-01", 3], ["2015-08-01", 7], ["2016-01-01", 0]), today)).toEqual({
    from: "2014-09-01",
    to: "2015-08-31",
  });
  expect(newestAnswersPeriod(found(["2015-12-01", 3], ["2026-02-01", 1]), today)).toBe("last-12-months");
  expect(newestAnswersPeriod(found(["2016-01-01", 0]), today)).toBeNull();
});
