import {
  type Comparison,
  compareCsat,
  compareEase,
  compareNps,
  csatMethodsOf,
  csatSummary,
  easeSummary,
  type Interval,
  npsSummary,
  type ScoreHistogram,
} from "@heard/metrics";
import type { Method } from "./methods.ts";

/** The value of a histogram by a method, with its interval; `null` for a method that says nothing on its scale. @throws RangeError for a method that scores nothing (`count`) */
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
      return csatMethodsOf(histogram.scale).includes(method) ? csatSummary(histogram, method, { effectiveN }) : null;
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
    case "easeIndex":
      return compareEase(before, after, { effectiveN });
    case "mean":
    case "composite":
    case "topTwoBox":
    case "net":
      return csatMethodsOf(after.scale).includes(method) ? compareCsat(before, after, method, { effectiveN }) : null;
    case "count":
      return null;
  }
}
