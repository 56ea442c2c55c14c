import { entryAt } from "./vector.ts";

export type Ewma = {
  readonly ewma: readonly number[];
  /** Half-width of the limits around the target, exact for each point. */
  readonly halfWidth: readonly number[];
  /** The first index farther from the target than its half-width, `null` when none is. */
  readonly firstSignal: number | null;
};

/**
 * The exponentially weighted moving average, starting from the target: E = λx + (1 − λ)E, with limits L·σ·√(λ/(2 − λ)·(1 − (1 − λ)²ⁱ)) that open with the
 * points. λ = .2 and L = 3 unless said otherwise. Source: Roberts 1959; NIST e-Handbook 6.3.2.4.
 * @throws RangeError for λ outside 0…1
 * @example
 * ewma([52, 47], { target: 50, sigma: 2, lambda: 0.5 }).ewma; // => [51, 49]
 */
export function ewma(
  x: readonly number[],
  { target, sigma, lambda = 0.2, width = 3 }: { target: number; sigma: number; lambda?: number; width?: number },
): Ewma {
  if (!(lambda > 0 && lambda <= 1)) throw new RangeError(`λ lies in 0…1, not ${lambda}`);
  let current = target;
  const averages = x.map((value) => {
    current = lambda * value + (1 - lambda) * current;
    return current;
  });
  const halfWidth = x.map(
    (_, index) => width * sigma * Math.sqrt((lambda / (2 - lambda)) * (1 - (1 - lambda) ** (2 * (index + 1)))),
  );
  const first = averages.findIndex((value, index) => Math.abs(value - target) > entryAt(halfWidth, index));
  return { ewma: averages, halfWidth, firstSignal: first < 0 ? null : first };
}
