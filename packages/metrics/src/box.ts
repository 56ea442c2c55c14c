import { type ScoreHistogram, sampleSize } from "./histogram.ts";
import type { Trinomial } from "./trinomial.ts";
import { sum } from "./vector.ts";

/** Answers on the two best points and on the two worst, by the scale's direction. On fewer than four points the boxes share points. */
export type BoxCounts = { readonly top: number; readonly bottom: number };

/**
 * How many answers lie in the top-2 box and in the bottom-2 box.
 * @example
 * boxCounts(histogramFromCounts({ min: 1, max: 5, direction: "lowerIsBetter" }, [4, 6, 15, 45, 30])).top; // => 10
 */
export function boxCounts(histogram: ScoreHistogram): BoxCounts {
  const best = bestFirst(histogram);
  return { top: sum(best.slice(0, 2)), bottom: sum(best.slice(-2)) };
}

/**
 * Satisfied, neutral and dissatisfied answers as +1, 0 and −1. Of two or three points the boxes are the outer ones, and the middle is neutral.
 * @example
 * boxTrinomial(histogramFromCounts({ min: 1, max: 5, direction: "higherIsBetter" }, [4, 6, 15, 45, 30])); // => { up: 75, down: 10, n: 100 }
 */
export function boxTrinomial(histogram: ScoreHistogram): Trinomial {
  const best = bestFirst(histogram);
  const end = Math.min(2, Math.floor(best.length / 2));
  return { up: sum(best.slice(0, end)), down: sum(best.slice(best.length - end)), n: sampleSize(histogram) };
}

function bestFirst({ scale, counts }: ScoreHistogram): number[] {
  return scale.direction === "higherIsBetter" ? [...counts].reverse() : [...counts];
}
