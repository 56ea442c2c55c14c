/**
 * The value at a place that must exist.
 * @throws RangeError naming the index and the length
 */
export function entryAt<T>(values: ArrayLike<T>, index: number): T {
  const value = values[index];
  if (value === undefined) throw new RangeError(`No entry ${index} among ${values.length}`);
  return value;
}

/** The sum of the values; of none it is 0. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Σ aᵢbᵢ. */
export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, value, index) => total + value * entryAt(b, index), 0);
}

/**
 * The arithmetic mean, `null` of nothing.
 * @example
 * meanOf([1, 2, 6]); // => 3
 */
export function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : sum(values) / values.length;
}

/**
 * The mean of values that stand for different numbers of answers, such as scores of units: Σnx/Σn. The plain mean of unit scores is an error that gives
 * ten answers the voice of a thousand. `null` without answers.
 * @example
 * weightedMean([80, 20], [10, 990]); // => 20.6
 */
export function weightedMean(values: readonly number[], weights: readonly number[]): number | null {
  const total = sum(weights);
  return total > 0 ? dot(values, weights) / total : null;
}

/**
 * Σ(x − mean)²/(n − 1), `null` below two values.
 * @example
 * sampleVariance([1, 2, 3]); // => 1
 */
export function sampleVariance(values: readonly number[]): number | null {
  const mean = meanOf(values);
  return mean === null || values.length < 2 ? null : sum(values.map((x) => (x - mean) ** 2)) / (values.length - 1);
}

/**
 * The middle value, or the mean of the two in the middle; `null` of nothing.
 * @example
 * median([3, 1, 2, 10]); // => 2.5
 */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? entryAt(sorted, middle)
    : (entryAt(sorted, middle - 1) + entryAt(sorted, middle)) / 2;
}
