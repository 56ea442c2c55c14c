import { normalQuantile } from "./distributions/normal.ts";
import { criticalZ, defaultLevel } from "./interval.ts";

/** Variance of one NPS answer on −1, 0, +1 as it usually is, and the largest it can be. */
export const typicalNpsVariance = 0.64;
export const worstNpsVariance = 1;

/**
 * Answers needed for an interval of ± margin, before rounding: z²v/m². Margin and the square root of the variance in the same unit (NPS: a share of 1 for
 * 100 points). Source: Cochran 1977.
 * @throws RangeError for a margin that is not positive
 * @example
 * Math.ceil(answersForMargin({ margin: 0.05, variance: typicalNpsVariance })); // => 984
 */
export function answersForMargin({
  margin,
  variance,
  level = defaultLevel,
}: {
  margin: number;
  variance: number;
  level?: number;
}): number {
  if (!(margin > 0)) throw new RangeError(`A margin is above 0, not ${margin}`);
  return (criticalZ(level) ** 2 * variance) / margin ** 2;
}

/**
 * Fewer answers do when they are a good part of everybody: n₀/(1 + (n₀ − 1)/N).
 * @throws RangeError for a population that is not positive
 * @example
 * Math.ceil(finitePopulation(answersForMargin({ margin: 0.05, variance: typicalNpsVariance }), 500)); // => 332
 */
export function finitePopulation(answers: number, population: number): number {
  if (!(population > 0)) throw new RangeError(`A population is above 0, not ${population}`);
  return answers / (1 + (answers - 1) / population);
}

/**
 * People to invite for so many answers.
 * @throws RangeError for a response rate outside 0…1
 * @example
 * invitationsFor(984, 0.2); // => 4920
 */
export function invitationsFor(answers: number, responseRate: number): number {
  if (!(responseRate > 0 && responseRate <= 1))
    throw new RangeError(`A response rate lies above 0 and up to 1, not ${responseRate}`);
  return Math.ceil(answers / responseRate);
}

/** How sure a plan should be. */
export type Power = {
  /** Chance of a false alarm, two-sided. */
  readonly alpha?: number;
  /** Chance of seeing a change that is there. */
  readonly power?: number;
};

function powerZ({ alpha = 0.05, power = 0.8 }: Power): number {
  checkPower({ alpha, power });
  return normalQuantile(1 - alpha / 2) + normalQuantile(power);
}

function checkPower(given: Required<Power>): void {
  for (const [name, value] of Object.entries(given))
    if (!(value > 0 && value < 1)) throw new RangeError(`${name} lies between 0 and 1, not ${value}`);
}

/**
 * Answers per wave to see a change of delta between two waves, before rounding: (z₁₋α/₂ + z_power)²(v₁ + v₂)/δ².
 * @throws RangeError for a change of 0, and for alpha or power outside 0…1
 * @example
 * Math.ceil(answersForChange({ delta: 0.1, variances: [0.64, 0.64] })); // => 1005
 */
export function answersForChange({
  delta,
  variances: [first, second],
  ...power
}: Power & { delta: number; variances: readonly [number, number] }): number {
  if (delta === 0) throw new RangeError("No number of answers shows a change of 0");
  return (powerZ(power) ** 2 * (first + second)) / delta ** 2;
}

/**
 * The smallest change that two waves of these sizes show with this power, in the unit of the variance's square root.
 * @throws RangeError for a wave without answers, and for alpha or power outside 0…1
 * @example
 * (100 * detectableChange({ sizes: [200, 200], variances: [0.64, 0.64] })).toFixed(1); // => "22.4"
 */
export function detectableChange({
  sizes: [n1, n2],
  variances: [v1, v2],
  ...power
}: Power & { sizes: readonly [number, number]; variances: readonly [number, number] }): number {
  for (const n of [n1, n2]) if (!(n > 0)) throw new RangeError(`The n of a wave is above 0, not ${n}`);
  return powerZ(power) * Math.sqrt(v1 / n1 + v2 / n2);
}

/**
 * Answers per group to tell two shares apart, before rounding, as R's power.prop.test.
 * @throws RangeError for equal shares, and for alpha or power outside 0…1
 * @example
 * answersForShares({ shares: [0.5, 0.75], power: 0.9 }).toFixed(5); // => "76.70693"
 */
export function answersForShares({
  shares: [p1, p2],
  alpha = 0.05,
  power = 0.8,
}: Power & { shares: readonly [number, number] }): number {
  checkPower({ alpha, power });
  if (p1 === p2) throw new RangeError(`Two shares of ${p1} cannot be told apart`);
  const mean = (p1 + p2) / 2;
  const under = normalQuantile(1 - alpha / 2) * Math.sqrt(2 * mean * (1 - mean));
  const beyond = normalQuantile(power) * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  return ((under + beyond) / (p1 - p2)) ** 2;
}
