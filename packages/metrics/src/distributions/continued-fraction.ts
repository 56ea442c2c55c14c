const tiny = 1e-300;
// A factor this near to 1 is 1 but for rounding; waiting for exactly 1 may take for ever, and every turn adds an error.
const precision = Number.EPSILON;
const maxTerms = 100_000;
const nonZero = (value: number) => (Math.abs(value) < tiny ? tiny : value);

/** The i-th partial numerator and denominator, from i = 1. */
export type FractionTerm = { readonly numerator: number; readonly denominator: number };

/**
 * b₀ + a₁/(b₁ + a₂/(b₂ + …)) by the modified method of Lentz, until the terms stop changing it.
 * Source: Press et al., Numerical Recipes, §5.2.
 * @example
 * continuedFraction(1, () => ({ numerator: 1, denominator: 1 })).toFixed(12); // => "1.618033988750"
 */
export function continuedFraction(first: number, term: (i: number) => FractionTerm): number {
  let result = nonZero(first);
  let c = result;
  let d = 0;
  for (let i = 1; i < maxTerms; i += 1) {
    const { numerator, denominator } = term(i);
    d = 1 / nonZero(denominator + numerator * d);
    c = nonZero(denominator + numerator / c);
    result *= c * d;
    if (Math.abs(c * d - 1) <= precision) break;
  }
  return result;
}
