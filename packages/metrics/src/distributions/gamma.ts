import { continuedFraction } from "./continued-fraction.ts";
import { logOnePlusMinus } from "./log-one-plus-minus.ts";

// Lanczos' approximation with g = 607/128 and 15 terms (Godfrey 2001): about 1e-15 over the positive axis.
const lanczos = [
  0.99999999999999709182, 57.156235665862923517, -59.597960355475491248, 14.136097974741747174, -0.49191381609762019978,
  0.33994649984811888699e-4, 0.46523628927048575665e-4, -0.98374475304879564677e-4, 0.15808870322491248884e-3,
  -0.21026444172410488319e-3, 0.2174396181152126432e-3, -0.16431810653676389022e-3, 0.84418223983852743293e-4,
  -0.2619083840158140867e-4, 0.36899182659531622704e-5,
];

const logRootTwoPi = 0.918938533204672741780329736406;
/** From here on Stirling's series with six terms is exact to the last digit. */
const stirlingFrom = 10;

/**
 * What Stirling's formula leaves out: ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π], for x ≥ 10. Kept apart because distribution functions of large
 * samples need this small number, not the huge one it corrects. Source: Abramowitz & Stegun 6.1.42.
 */
export function stirlingError(x: number): number {
  const y = 1 / (x * x);
  return (
    (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y * (1 / 1188 - y * (691 / 360_360 - y / 156)))))) / x
  );
}

/**
 * ln Γ(x) for x > 0: Stirling's series from 10, below that Lanczos' approximation.
 * @example
 * Math.exp(logGamma(5)).toFixed(9); // => "24.000000000"
 */
export function logGamma(x: number): number {
  if (x >= stirlingFrom) return (x - 0.5) * Math.log(x) - x + logRootTwoPi + stirlingError(x);
  const sum = lanczos.reduce((total, term, index) => total + (index === 0 ? term : term / (x - 1 + index)), 0);
  const shifted = x + 607 / 128 - 0.5;
  return (x - 0.5) * Math.log(shifted) - shifted + logRootTwoPi + Math.log(sum);
}

/** The density of gamma(a, 1) times x: xᵃe⁻ˣ/Γ(a), by the saddle point where a is large (Loader 2000), so that no digits cancel. */
function gammaFront(a: number, x: number): number {
  if (a < stirlingFrom) return Math.exp(a * Math.log(x) - x - logGamma(a));
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(a * logOnePlusMinus((x - a) / a) - stirlingError(a));
}

/** Both tails of gamma(a, 1) at x. The smaller one is computed, so neither loses its digits when it is near 0. */
export function gammaTails(a: number, x: number): { lower: number; upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  if (x < a + 1) {
    const lower = gammaFront(a, x) * lowerSeries(a, x);
    return { lower, upper: 1 - lower };
  }
  const upper = gammaFront(a, x) * upperFraction(a, x);
  return { lower: 1 - upper, upper };
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * 1e-17; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** Γ(a, x) without its front factor. Source: Press et al., Numerical Recipes, §6.2. */
function upperFraction(a: number, x: number): number {
  return 1 / continuedFraction(x + 1 - a, (i) => ({ numerator: -i * (i - a), denominator: x + 1 - a + 2 * i }));
}
