import { continuedFraction, type FractionTerm } from "./continued-fraction.ts";
import { logGamma, stirlingError } from "./gamma.ts";
import { logOnePlusMinus } from "./log-one-plus-minus.ts";
import { checkProbability, quantileOf } from "./quantile.ts";

/** From here on Stirling's series is exact, and the saddle point may be used. */
const large = 10;

/**
 * The distribution function of beta(a, b), which is the regularised incomplete beta function I_x(a, b). By its continued fraction.
 * Source: Press et al., Numerical Recipes, §6.4.
 * @throws RangeError for a or b not positive
 * @example
 * betaCdf(0.5, 2, 2).toFixed(12); // => "0.500000000000"
 */
export function betaCdf(x: number, a: number, b: number): number {
  return betaTails(x, a, b).lower;
}

/** Both tails of beta(a, b) at x. The smaller one is computed, so neither loses its digits when it is near 0. */
export function betaTails(x: number, a: number, b: number): { lower: number; upper: number } {
  if (!(a > 0 && b > 0)) throw new RangeError(`A beta distribution needs a > 0 and b > 0, not ${a} and ${b}`);
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x >= 1) return { lower: 1, upper: 0 };
  return tailsOf({ x, y: 1 - x }, a, b);
}

/** The same where 1 − x is known better than the subtraction gives it. */
export function tailsOf({ x, y }: { x: number; y: number }, a: number, b: number): { lower: number; upper: number } {
  const front = betaFront(x, y, a, b);
  if (x < (a + 1) / (a + b + 2)) {
    const lower = (front * fraction(x, a, b)) / a;
    return { lower, upper: 1 - lower };
  }
  const upper = (front * fraction(y, b, a)) / b;
  return { lower: 1 - upper, upper };
}

/**
 * The quantile of beta(a, b), the ends of exact and Jeffreys intervals.
 * @throws RangeError for p outside 0…1, for a or b not positive
 * @example
 * betaQuantile(0.975, 8, 43).toFixed(10); // => "0.2673960025"
 */
export function betaQuantile(p: number, a: number, b: number): number {
  checkProbability(p);
  if (p === 0 || p === 1) return p;
  return quantileOf(p, {
    tails: (x) => betaTails(x, a, b),
    density: (x) => betaFront(x, 1 - x, a, b) / (x * (1 - x)),
    start: a / (a + b),
    low: 0,
    high: 1,
  });
}

/** xᵃyᵇ/B(a, b) for y = 1 − x; by the saddle point where a and b are large (Loader 2000), so that no digits cancel. */
function betaFront(x: number, y: number, a: number, b: number): number {
  if (a < large || b < large) {
    // The one near 1 by way of the other, which has more digits left.
    const [logX, logY] = x < 0.5 ? [Math.log(x), Math.log1p(-x)] : [Math.log1p(-y), Math.log(y)];
    return Math.exp(a * logX + b * logY - logBeta(a, b));
  }
  const n = a + b;
  const correction = stirlingError(n) - stirlingError(a) - stirlingError(b);
  const distance = x < 0.5 ? (x * n - a) / n : (b - y * n) / n;
  const exponent = a * logOnePlusMinus((distance * n) / a) + b * logOnePlusMinus((-distance * n) / b);
  return Math.sqrt((a * b) / (2 * Math.PI * n)) * Math.exp(exponent + correction);
}

/** ln B(a, b) with one argument small: the large gammas are subtracted on paper, not in floating point. */
function logBeta(a: number, b: number): number {
  const [small, big] = a < b ? [a, b] : [b, a];
  if (big < large) return logGamma(small) + logGamma(big) - logGamma(small + big);
  const n = small + big;
  const stirling = stirlingError(big) - stirlingError(n);
  return logGamma(small) + stirling + small - small * Math.log(n) + (big - 0.5) * Math.log1p(-small / n);
}

function fraction(x: number, a: number, b: number): number {
  return 1 / continuedFraction(1, (i) => fractionTerm(x, a, b, i));
}

/** Odd and even terms of the incomplete beta function's fraction. */
function fractionTerm(x: number, a: number, b: number, i: number): FractionTerm {
  const m = i >> 1;
  const numerator =
    i % 2 === 1
      ? (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
      : (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
  return { numerator, denominator: 1 };
}
