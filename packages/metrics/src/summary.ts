import type { SampleOptions } from "./effective-n.ts";
import type { Interval } from "./interval.ts";
import type { Scale } from "./scale.ts";

/** The named ways to make one number of a score histogram. The same five answers give 4.2, 84 % and 80 %, so no score goes without its method. */
export type ScoreMethod = "nps" | CsatMethod | "easeIndex";
export type CsatMethod = "topTwoBox" | "mean" | "composite" | "net";
/** Points −100…100 · shares 0…1 · a mean in points of its own scale · the ease index 0…100. Per cent exists on screens only. */
export type Unit = "points" | "share" | "scale" | "index";

/** The unit of each method's value, interval and change. */
export const unitOf = {
  nps: "points",
  net: "points",
  topTwoBox: "share",
  composite: "share",
  mean: "scale",
  easeIndex: "index",
} as const satisfies Record<ScoreMethod, Unit>;

/** A score with what is needed to judge it. It cannot exist without method, unit, scale, n and interval. */
export type Summary = {
  readonly method: ScoreMethod;
  readonly unit: Unit;
  readonly scale: Scale;
  readonly value: number;
  readonly n: number;
  /** The n behind the interval; less than `n` where answers are not independent. */
  readonly effectiveN: number;
  /** `null` when a mean rests on a single answer. */
  readonly interval: Interval | null;
};
export type SummaryOptions = SampleOptions & {
  /** The level of the interval, 0.95 unless said otherwise. */
  readonly level?: number;
};

/**
 * Whether more of a method's value is good. Shares of good answers, net scores and indexes are oriented already; a mean and a composite are as
 * the scale says.
 * @example
 * moreIsBetter("mean", { min: 1, max: 7, direction: "lowerIsBetter" }); // => false
 */
export function moreIsBetter(method: ScoreMethod, { direction }: Scale): boolean {
  return (method !== "mean" && method !== "composite") || direction === "higherIsBetter";
}
