import { normalQuantile } from "../distributions/normal.ts";

/** A month has 365.25/84 weeks. */
const weeksPerMonth = 365.25 / 84;
const harmful = 0.75;
const slow = 0.75;
/** Siegmund's correction of a CUSUM's limit for the step over it. */
const overshoot = 1.166;

/** Limits of the two charts of a series, in the harmful direction and in the other. */
export type AlarmLimits = {
  readonly slowHarm: number;
  readonly slowGain: number;
  readonly fastHarm: number;
  readonly fastGain: number;
};

/**
 * False alarms that one series may raise a week: its part of the account's budget a month. Expected numbers add up whatever the correlation, so the
 * budget holds for the account when each series keeps its part.
 * @throws RangeError without a budget or without series
 * @example
 * alarmRate({ budget: 1, share: 0.2, seriesCount: 390 }).toFixed(9); // => "0.000117938"
 */
export function alarmRate(part: { budget: number; share: number; seriesCount: number }): number {
  const { budget, share, seriesCount } = part;
  if (!(budget > 0 && share > 0 && seriesCount > 0))
    throw new RangeError(`A budget is shared among series: not ${budget} · ${share} among ${seriesCount}`);
  return (budget * share) / (weeksPerMonth * seriesCount);
}

/**
 * The limits that spend a series' rate: three quarters of it on the harmful direction, of each direction three quarters on the slow chart. Points that
 * join several weeks come less often and may each be likelier. A rate that leaves no room, such as that of very long points, stops at half a chance.
 * Source: Siegmund 1985 for the mean run length 2(eᵇ − b − 1), b = h + 1.166, with slack ½.
 * @example
 * alarmLimits(0.000241390661, { slowWeeks: 1, fastWeeks: 1 }).slowHarm.toFixed(3); // => "7.048"
 */
export function alarmLimits(
  ratePerWeek: number,
  { slowWeeks, fastWeeks }: { slowWeeks: number; fastWeeks: number },
): AlarmLimits {
  const slowLimit = (direction: number) => cusumLimit(ratePerWeek * direction * slow * slowWeeks);
  const fastLimit = (direction: number) =>
    -normalQuantile(Math.min(0.5, ratePerWeek * direction * (1 - slow) * fastWeeks));
  return {
    slowHarm: slowLimit(harmful),
    slowGain: slowLimit(1 - harmful),
    fastHarm: fastLimit(harmful),
    fastGain: fastLimit(1 - harmful),
  };
}

/** The part of a series' rate that one direction may spend. */
export function shareOfDirection(isHarm: boolean): number {
  return isHarm ? harmful : 1 - harmful;
}

/** h with 2(eᵇ − b − 1) = 1/rate, by Newton's method from above, where it cannot miss. */
function cusumLimit(ratePerPoint: number): number {
  const wanted = 1 / (2 * ratePerPoint);
  let b = Math.log(wanted + 1) + 2;
  for (let step = 0; step < 100; step += 1) {
    const next = b - (Math.expm1(b) - b - wanted) / Math.expm1(b);
    if (Math.abs(next - b) < 1e-13) break;
    b = next;
  }
  return Math.max(0, b - overshoot);
}
