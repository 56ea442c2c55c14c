/** What a search for a quantile needs to know of a continuous distribution on (low, high). */
export type ContinuousDistribution = {
  readonly tails: (x: number) => { lower: number; upper: number };
  readonly density: (x: number) => number;
  readonly start: number;
  readonly low: number;
  readonly high: number;
};

/** @throws RangeError for anything outside 0…1 */
export function checkProbability(p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A probability lies in 0…1, not ${p}`);
}

/**
 * The x with P(X ≤ x) = p, for 0 < p < 1: Newton's method on the logarithm of the smaller tail, which keeps its digits far out, inside a
 * bracket that bisection narrows whenever Newton would leave it.
 */
export function quantileOf(p: number, { tails, density, start, low, high }: ContinuousDistribution): number {
  const lowerTail = p <= 0.5;
  const target = lowerTail ? p : 1 - p;
  const bracket = { low, high };
  let x = start;
  for (let step = 0; step < 400; step += 1) {
    const { lower, upper } = tails(x);
    const tail = lowerTail ? lower : upper;
    const tooFar = lowerTail ? tail > target : tail < target;
    if (tooFar) bracket.high = x;
    else bracket.low = x;
    const slope = (lowerTail ? 1 : -1) * (density(x) / tail);
    const change = Math.log(tail / target) / slope;
    // Towards 0 the step is of the logarithm: the lower tail is a power of x there, and a straight step would leave the bracket every time.
    const newton = lowerTail && low === 0 ? x * Math.exp(-change / x) : x - change;
    const next = newton > bracket.low && newton < bracket.high ? newton : middle(bracket, x);
    if (Math.abs(next - x) <= 2e-16 * Math.abs(next)) return next;
    x = next;
  }
  return x;
}

function middle({ low, high }: { low: number; high: number }, x: number): number {
  if (high === Infinity) return 2 * Math.max(x, 1);
  if (low === -Infinity) return 2 * Math.min(x, -1);
  return (low + high) / 2;
}
