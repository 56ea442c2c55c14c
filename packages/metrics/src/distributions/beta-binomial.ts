import { logGamma } from "./gamma.ts";

/**
 * P(X ≥ count) of a beta-binomial: `count` of `n` where the share itself is only known as beta(a, b). Summed from the far end, so that small chances keep their digits.
 * @throws RangeError for a or b not positive, and n that is not a whole number from 0
 */
export function betaBinomialAtLeast(count: number, { n, a, b }: { n: number; a: number; b: number }): number {
  if (!(a > 0 && b > 0)) throw new RangeError(`A beta distribution needs a > 0 and b > 0, not ${a} and ${b}`);
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`n is a whole number from 0, not ${n}`);
  if (count <= 0) return 1;
  let total = 0;
  for (let k = n; k >= count; k -= 1)
    total += Math.exp(logBeta(a + k, b + n - k) - logBeta(a, b) - logBeta(k + 1, n - k + 1)) / (n + 1);
  return Math.min(1, total);
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}
