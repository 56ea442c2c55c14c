import { gammaTails } from "./gamma.ts";
import { checkProbability } from "./quantile.ts";

const evaluate = (coefficients: readonly number[], x: number) =>
  coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);

// Coefficients of Wichura (1988), Algorithm AS 241, PPND16.
const central = {
  a: [
    3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
    67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
  ],
  b: [
    1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061,
    28729.085735721942674, 5226.495278852545925,
  ],
};
const middle = {
  a: [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
    1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
  ],
  b: [
    1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
    0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
  ],
};
const tail = {
  a: [
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
    0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
  ],
  b: [
    1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
    1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
  ],
};
const ratio = ({ a, b }: { a: readonly number[]; b: readonly number[] }, x: number) => evaluate(a, x) / evaluate(b, x);

/**
 * The standard normal quantile Φ⁻¹(p), relative error about 1e-16. Source: Wichura 1988, Algorithm AS 241.
 * @throws RangeError for p outside 0…1
 * @example
 * normalQuantile(0.975).toFixed(9); // => "1.959963985"
 */
export function normalQuantile(p: number): number {
  checkProbability(p);
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(central, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const x = r <= 5 ? ratio(middle, r - 1.6) : ratio(tail, r - 5);
  return q < 0 ? -x : x;
}

/**
 * The standard normal distribution function Φ(z).
 * @example
 * normalCdf(0); // => 0.5
 */
export function normalCdf(z: number): number {
  const tail = 0.5 * twoSidedP(z);
  return z > 0 ? 1 - tail : tail;
}

/**
 * The two-sided p-value of a z statistic, 2Φ(−|z|); keeps its digits far out in the tail.
 * @example
 * twoSidedP(2.326937757).toFixed(5); // => "0.01997"
 */
export function twoSidedP(z: number): number {
  return gammaTails(0.5, (z * z) / 2).upper;
}
