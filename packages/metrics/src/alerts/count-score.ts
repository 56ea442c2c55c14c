import { negativeBinomialTails } from "../distributions/negative-binomial.ts";
import { normalQuantile } from "../distributions/normal.ts";
import { normalOfT } from "./baseline-score.ts";

export type CountScore = {
  readonly size: number;
  readonly pLower: number;
  readonly pUpper: number;
  readonly z: number;
};

const baselineWeeks = 13;
const farthest = 6;

/**
 * How far a week's count lies from what 13 weeks before let expect: negative binomial with variance E(1 + 1/13) + A·E², as a normal score within ±6.
 * @throws RangeError without an expectation
 * @example
 * scoreCount(84, { expected: 160, excess: 0.01, nu: 100 }).z.toFixed(3); // => "-4.046"
 */
export function scoreCount(
  count: number,
  { expected, excess, nu }: { expected: number; excess: number; nu: number },
): CountScore {
  const size = expected ** 2 / (expected / baselineWeeks + excess * expected ** 2);
  const { atMost: pLower, atLeast: pUpper } = negativeBinomialTails(count, { mean: expected, size });
  const z1 = pLower < 0.5 ? normalQuantile(pLower) : -normalQuantile(pUpper);
  const z = Number.isFinite(z1) ? normalOfT(z1, nu) : z1;
  return { size, pLower, pUpper, z: Math.min(farthest, Math.max(-farthest, z)) };
}
