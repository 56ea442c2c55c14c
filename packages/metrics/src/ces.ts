import { meanSummary, type Summary } from "./csat.ts";
import type { ScoreHistogram } from "./histogram.ts";
import type { SummaryOptions } from "./nps.ts";

/**
 * The ease index, 0…100, where high is easy: the only figure of customer effort that scales of different length and direction share.
 * 100·(oriented mean − min)/(max − min), oriented so that more is easier. With Student's t interval, carried through the same line.
 * `null` without answers. There is no function that gives a mean of effort without its direction.
 * @example
 * easeSummary(histogramFromScores({ min: 1, max: 7, direction: "lowerIsBetter" }, [2, 3, 4, 4, 5]))?.value.toFixed(1); // => "56.7"
 * @example
 * easeSummary(histogramFromScores({ min: 1, max: 7, direction: "higherIsBetter" }, [6, 5, 4, 4, 3]))?.value.toFixed(1); // => "56.7"
 */
export function easeSummary(histogram: ScoreHistogram, options: SummaryOptions = {}): Summary | null {
  const { min, max, direction } = histogram.scale;
  const toIndex =
    direction === "higherIsBetter"
      ? (mean: number) => (100 * (mean - min)) / (max - min)
      : (mean: number) => (100 * (max - mean)) / (max - min);
  return meanSummary(histogram, toIndex, options);
}
