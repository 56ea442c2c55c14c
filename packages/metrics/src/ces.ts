import type { ScoreHistogram } from "./histogram.ts";
import { meanSummary } from "./mean-summary.ts";
import type { Summary, SummaryOptions } from "./summary.ts";
import { sum } from "./vector.ts";

/**
 * The ease index, 0…100, where high is easy: the only figure of customer effort that scales of different length and direction share.
 * 100·(oriented mean − min)/(max − min), where oriented means that more is easier (x' = min + max − x when low is easy). With Student's t interval,
 * carried through the same line. `null` without answers. There is no function that gives a mean of effort without its direction, for the two
 * published wordings point opposite ways. Source: Dixon, Freeman & Toman 2010 (1 is easy); CEB 2013, CES 2.0 (7 is easy).
 * @example
 * easeSummary(histogramFromScores({ min: 1, max: 7, direction: "lowerIsBetter" }, [2, 3, 4, 4, 5]))?.value.toFixed(1); // => "56.7"
 * @example
 * easeSummary(histogramFromScores({ min: 1, max: 7, direction: "higherIsBetter" }, [6, 5, 4, 4, 3]))?.value.toFixed(1); // => "56.7"
 */
export function easeSummary(histogram: ScoreHistogram, options: SummaryOptions = {}): Summary | null {
  return meanSummary(histogram, "easeIndex", options);
}

/** Easy and difficult answers: the outer ⌊(k − 1)/2⌋ of k points at either end, three of seven, two of five. */
export type EaseCounts = { readonly easy: number; readonly difficult: number; readonly n: number };

/**
 * How many found it easy and how many difficult, by the scale's direction.
 * @example
 * easeCounts(histogramFromCounts({ min: 1, max: 5, direction: "lowerIsBetter" }, [40, 25, 15, 12, 8])); // => { easy: 65, difficult: 20, n: 100 }
 */
export function easeCounts({ scale, counts }: ScoreHistogram): EaseCounts {
  const outer = Math.floor((counts.length - 1) / 2);
  const [low, high] = [sum(counts.slice(0, outer)), sum(counts.slice(counts.length - outer))];
  const [easy, difficult] = scale.direction === "higherIsBetter" ? [high, low] : [low, high];
  return { easy, difficult, n: sum(counts) };
}
