import { criticalZ, defaultLevel, type Interval, intervalAround } from "./interval.ts";

/** How far a score lies from one that somebody else published. */
export type PublishedGap = { readonly value: number; readonly se: number; readonly interval: Interval };

/**
 * Ours minus a published score of n answers. Nobody publishes the spread of answers, so theirs are taken to vary as ours do: se = √(s²/(n − 1) + s²/(n′ − 1)).
 * `null` where either has fewer than two answers.
 * @example
 * publishedGap({ value: 40, variance: 6400, n: 400 }, { value: 30, n: 1600 })?.se.toFixed(3); // => "4.477"
 */
export function publishedGap(
  ours: { readonly value: number; readonly variance: number; readonly n: number },
  theirs: { readonly value: number; readonly n: number },
  level: number = defaultLevel,
): PublishedGap | null {
  if (ours.n < 2 || theirs.n < 2) return null;
  const se = Math.sqrt(ours.variance / (ours.n - 1) + ours.variance / (theirs.n - 1));
  const value = ours.value - theirs.value;
  return { value, se, interval: intervalAround(value, criticalZ(level) * se, { level, method: "wald" }) };
}
