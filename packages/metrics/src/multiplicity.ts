import { checkProbability } from "./distributions/quantile.ts";

/**
 * Holm's step-down adjusted p-values, in the order given, at most 1: the smallest is multiplied by m, the next by m − 1, and none falls below one
 * before it. Controls the family-wise error, and never rejects less than Bonferroni. Source: Holm 1979, Scandinavian Journal of Statistics 6.
 * @throws RangeError for a p outside 0…1
 * @example
 * holm([0.01, 0.04, 0.03]); // => [0.03, 0.06, 0.06]
 */
export function holm(p: readonly number[]): number[] {
  return stepwise(p, (ordered, place) => ordered * (p.length - place), "up");
}

/**
 * Benjamini and Hochberg's adjusted p-values, in the order given, at most 1: the k-th smallest is multiplied by m/k, and none exceeds one after it.
 * Controls the false discovery rate, for dozens of cells. Source: Benjamini & Hochberg 1995, JRSS-B 57.
 * @throws RangeError for a p outside 0…1
 * @example
 * benjaminiHochberg([0.01, 0.04, 0.03]); // => [0.03, 0.04, 0.04]
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  return stepwise(p, (ordered, place) => (ordered * p.length) / (place + 1), "down");
}

/**
 * Bonferroni's adjusted p-values, at most 1: for comparison, since Holm's are never larger.
 * @throws RangeError for a p outside 0…1
 * @example
 * bonferroni([0.25, 0.5]); // => [0.5, 1]
 */
export function bonferroni(p: readonly number[]): number[] {
  p.forEach(checkProbability);
  return p.map((one) => Math.min(1, one * p.length));
}

function stepwise(
  p: readonly number[],
  adjust: (ordered: number, place: number) => number,
  monotone: "up" | "down",
): number[] {
  p.forEach(checkProbability);
  const order = p.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const adjusted = order.map(({ value }, place) => Math.min(1, adjust(value, place)));
  if (monotone === "up")
    for (let i = 1; i < adjusted.length; i += 1) adjusted[i] = Math.max(adjusted[i] ?? 0, adjusted[i - 1] ?? 0);
  else for (let i = adjusted.length - 2; i >= 0; i -= 1) adjusted[i] = Math.min(adjusted[i] ?? 1, adjusted[i + 1] ?? 1);
  const result = new Array<number>(p.length);
  for (const [place, { index }] of order.entries()) result[index] = adjusted[place] ?? 1;
  return result;
}
