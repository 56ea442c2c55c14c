import type { AlarmLimits } from "./limits.ts";
import type { Point } from "./point.ts";

export type AlarmDirection = "down" | "up";

/** The sums of the slow chart, the points at which they last left 0, and how long its points are in the mean (`null` before the first). */
export type Charts = {
  readonly lower: number;
  readonly upper: number;
  readonly lowerFrom: number;
  readonly upperFrom: number;
  readonly slowWeeks: number | null;
};

/** What a chart found: since when, in which direction. */
export type Signal = {
  readonly chart: "slow" | "fast";
  readonly direction: AlarmDirection;
  readonly changeFrom: number;
};

const slack = 0.5;
const memory = 0.8;

/** Charts with their sums at 0; how long points are is remembered. */
export function quietCharts(slowWeeks: number | null = null): Charts {
  return { lower: 0, upper: 0, lowerFrom: 0, upperFrom: 0, slowWeeks };
}

/**
 * The charts after one more point, `z` its score.
 * @example
 * stepCharts(quietCharts(), { first: 3, last: 4 }, 2); // => { lower: 0, upper: 1.5, lowerFrom: 3, upperFrom: 3, slowWeeks: 2 }
 */
export function stepCharts(charts: Charts, { first, last }: Point, z: number): Charts {
  const length = last - first + 1;
  return {
    lower: Math.max(0, charts.lower - z - slack),
    upper: Math.max(0, charts.upper + z - slack),
    lowerFrom: charts.lower === 0 ? first : charts.lowerFrom,
    upperFrom: charts.upper === 0 ? first : charts.upperFrom,
    slowWeeks: charts.slowWeeks === null ? length : memory * charts.slowWeeks + (1 - memory) * length,
  };
}

/**
 * Whether a point raises an alarm; the slow chart counts before the fast one, as it knows since when.
 * @example
 * signalOf(quietCharts(), { first: 3, z: -5 }, { slowHarm: 7, slowGain: 8, fastHarm: 4, fastGain: 4.2 }, "down"); // => { chart: "fast", direction: "down", changeFrom: 3 }
 */
export function signalOf(
  { lower, upper, lowerFrom, upperFrom }: Charts,
  { first, z }: { first: number; z: number },
  limits: AlarmLimits,
  harm: AlarmDirection,
): Signal | null {
  const { slow: slowDown, fast: fastDown } = limitsOf(limits, harm === "down");
  const { slow: slowUp, fast: fastUp } = limitsOf(limits, harm === "up");
  if (lower >= slowDown) return { chart: "slow", direction: "down", changeFrom: lowerFrom };
  if (upper >= slowUp) return { chart: "slow", direction: "up", changeFrom: upperFrom };
  if (-z >= fastDown) return { chart: "fast", direction: "down", changeFrom: first };
  if (z >= fastUp) return { chart: "fast", direction: "up", changeFrom: first };
  return null;
}

function limitsOf(limits: AlarmLimits, isHarm: boolean): { slow: number; fast: number } {
  return isHarm ? { slow: limits.slowHarm, fast: limits.fastHarm } : { slow: limits.slowGain, fast: limits.fastGain };
}
