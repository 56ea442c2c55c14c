import {
  type Comparison,
  compareCsat,
  compareEase,
  compareNps,
  comparePooledEase,
  csatMethodsOf,
  csatSummary,
  easeSummary,
  type Interval,
  npsSummary,
  pooledEaseSummary,
  type ScoreHistogram,
} from "@heard/metrics";
import type { Method } from "./methods.ts";

/** The value of a sample by a method, with its interval. Only the ease index reads several scales; `null` without answers and for a method that says nothing on its scale. @throws RangeError for a method that scores nothing (`count`) */
export function summarise(
  method: Method,
  histograms: readonly ScoreHistogram[],
  effectiveN: number | null,
): { value: number; interval: Interval | null } | null {
  const [histogram] = histograms;
  if (!histogram) return null;
  switch (method) {
    case "nps":
      return npsSummary(histogram, { effectiveN });
    case "easeIndex":
      return histograms.length > 1
        ? pooledEaseSummary(histograms, { effectiveN })
        : easeSummary(histogram, { effectiveN });
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
  samples: { before: readonly ScoreHistogram[]; after: readonly ScoreHistogram[] },
  effectiveN: { before: number | null; after: number | null },
): Comparison | null {
  const [[before], [after]] = [samples.before, samples.after];
  if (!before || !after) return null;
  switch (method) {
    case "nps":
      return compareNps(before, after, { effectiveN });
    case "easeIndex":
      return samples.before.length + samples.after.length > 2
        ? comparePooledEase(samples.before, samples.after, { effectiveN })
        : compareEase(before, after, { effectiveN });
    case "mean":
    case "composite":
    case "topTwoBox":
    case "net":
      return csatMethodsOf(after.scale).includes(method) ? compareCsat(before, after, method, { effectiveN }) : null;
    case "count":
      return null;
  }
}
