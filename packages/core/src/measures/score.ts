import {
  type Comparison,
  compareEase,
  compareMeans,
  compareNet,
  compareNps,
  compareTopTwoBox,
  csatSummary,
  decideVerdicts,
  easeSummary,
  type Interval,
  npsSummary,
  type ScoreHistogram,
  type Verdict,
} from "@heard/metrics";
import type { Method } from "./methods.ts";

/** The value of a histogram by a method, with its interval. @throws RangeError for a method that scores nothing (`count`) */
export function summarise(
  method: Method,
  histogram: ScoreHistogram,
  effectiveN: number | null,
): { value: number; interval: Interval | null } | null {
  switch (method) {
    case "nps":
      return npsSummary(histogram, { effectiveN });
    case "easeIndex":
      return easeSummary(histogram, { effectiveN });
    case "mean":
    case "composite":
    case "topTwoBox":
    case "net":
      return csatSummary(histogram, method, { effectiveN });
    case "count":
      return null;
  }
}

/** The change by a method, after minus before, in the method's unit. */
export function compareScores(
  method: Method,
  before: ScoreHistogram,
  after: ScoreHistogram,
  effectiveN: { before: number | null; after: number | null },
): Comparison | null {
  switch (method) {
    case "nps":
      return compareNps(before, after, { effectiveN });
    case "net":
      return compareNet(before, after, { effectiveN });
    case "topTwoBox":
      return compareTopTwoBox(before, after, { effectiveN });
    case "easeIndex":
      return compareEase(before, after, { effectiveN });
    case "mean":
      return compareMeans(before, after, 1, { effectiveN });
    case "composite":
      return compareMeans(before, after, 1 / after.scale.max, { effectiveN });
    case "count":
      return null;
  }
}

/** The words for the comparisons of one query. Shares of good answers and indexes are oriented already; a mean is as its scale says. */
export function wordsFor(
  comparisons: readonly (Comparison | null)[],
  method: Method,
  direction: "higherIsBetter" | "lowerIsBetter",
): { verdicts: Verdict[]; family: { size: number; procedure: "single" | "holm" | "benjaminiHochberg" } } {
  const asAnswered = method === "mean" || method === "composite";
  return decideVerdicts(comparisons, { moreIsBetter: !asAnswered || direction === "higherIsBetter" });
}
