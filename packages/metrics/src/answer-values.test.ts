import { forAll } from "@heard/config/testing/for-all";
import { describe, expect, it } from "vitest";
import { answerValues, valueMoments } from "./answer-values.ts";
import { easeSummary } from "./ces.ts";
import { csatSummary } from "./csat.ts";
import { histogramFromCounts, type ScoreHistogram } from "./histogram.ts";
import { npsSummary, npsVariance } from "./nps.ts";
import { npsScale } from "./scale.ts";
import type { ScoreMethod } from "./summary.ts";
import { answeredNps, scored } from "./testing/arbitraries.ts";

function summaryOf(method: ScoreMethod, histogram: ScoreHistogram) {
  if (method === "nps") return npsSummary(histogram);
  return method === "easeIndex" ? easeSummary(histogram) : csatSummary(histogram, method);
}

describe("the values of answers", () => {
  it("have the score as their mean, for every method and scale", () => {
    forAll(
      [scored],
      ({ method, histogram }) =>
        expect(valueMoments(histogram, method)?.value).toBeCloseTo(
          summaryOf(method, histogram)?.value ?? Number.NaN,
          9,
        ),
      { runs: 400 },
    );
  });

  it("have the variance of one respondent, in points squared", () => {
    forAll([answeredNps], (histogram) =>
      expect((valueMoments(histogram, "nps")?.variance ?? 0) / 1e4).toBeCloseTo(
        npsVariance(histogram) ?? Number.NaN,
        12,
      ),
    );
  });

  it("of NPS are −100 to 6, 0 to 8, 100 from 9; and none off 0–10", () => {
    expect(answerValues("nps", npsScale)).toEqual([-100, -100, -100, -100, -100, -100, -100, 0, 0, 100, 100]);
    expect(() => answerValues("nps", { ...npsScale, max: 9 })).toThrow("NPS exists on 0 to 10 higherIsBetter only");
  });

  it("of net and top-2-box follow the scale's direction", () => {
    expect(answerValues("net", { min: 1, max: 5, direction: "lowerIsBetter" })).toEqual([100, 100, 0, -100, -100]);
    expect(answerValues("topTwoBox", { min: 1, max: 5, direction: "lowerIsBetter" })).toEqual([1, 1, 0, 0, 0]);
    expect(answerValues("net", { min: 1, max: 3, direction: "higherIsBetter" })).toEqual([-100, 0, 100]);
  });

  it("of no answers have no moments", () => {
    expect(valueMoments(histogramFromCounts(npsScale, new Array<number>(11).fill(0)), "nps")).toBeNull();
  });
});
