import { entryAt } from "./vector.ts";

/** What the caller knows about a sample that its histogram does not show. */
export type SampleOptions = {
  /**
   * What intervals and tests take as n, where answers are not independent: several items of one response, or weighted answers. At most the number
   * of answers; `null` or absent where every answer is its own.
   */
  readonly effectiveN?: number | null;
};

/**
 * The n that an interval may claim.
 * @throws RangeError for an effective n that is not positive or exceeds the number of answers
 * @example
 * effectiveSize(700, { effectiveN: 100 }); // => 100
 */
export function effectiveSize(n: number, { effectiveN }: SampleOptions): number {
  if (effectiveN === null || effectiveN === undefined) return n;
  if (!(effectiveN > 0 && effectiveN <= n * (1 + 1e-9)))
    throw new RangeError(`An effective n is above 0 and at most the ${n} answers, not ${effectiveN}`);
  return Math.min(n, effectiveN);
}

/**
 * Kish's effective sample size of weighted answers: (Σw)²/Σw². `null` when no answer has weight. Source: Kish 1965.
 * @param counts how many answers carry each weight, one unless given
 * @throws RangeError for a negative weight
 * @example
 * kishEffectiveN([1, 1, 2, 2]); // => 3.6
 */
export function kishEffectiveN(weights: readonly number[], counts?: readonly number[]): number | null {
  let [total, squares] = [0, 0];
  for (const [index, weight] of weights.entries()) {
    if (!(weight >= 0)) throw new RangeError(`A weight is 0 or more, not ${weight}`);
    const count = counts ? entryAt(counts, index) : 1;
    total += count * weight;
    squares += count * weight ** 2;
  }
  return squares === 0 ? null : total ** 2 / squares;
}
