import { twoSidedP } from "./distributions/normal.ts";
import { criticalZ, defaultLevel, type Interval, intervalAround } from "./interval.ts";
import { netPoints, netStandardError, type Trinomial, trinomialVariance, withImaginedAnswers } from "./trinomial.ts";

/** A change of a net score between two independent samples, after minus before, in points. */
export type NetChange = {
  readonly delta: number;
  readonly se: number;
  /** `null` when nothing varies in either sample. */
  readonly z: number | null;
  readonly p: number | null;
  readonly interval: Interval;
};

/** Imagined answers a side of the split adjustment. */
const split = 1.5;

/**
 * The unadjusted change: too sure of itself in small samples (73 % coverage at 10 and 50 answers of .9 promoters), for comparison only.
 * @example
 * waldNetChange({ up: 50, down: 20, n: 100 }, { up: 77, down: 13, n: 120 }).z?.toFixed(3); // => "2.336"
 */
export function waldNetChange(before: Trinomial, after: Trinomial, level = defaultLevel): NetChange {
  const delta = netPoints(after) - netPoints(before);
  const se = Math.hypot(netStandardError(before), netStandardError(after));
  const z = se > 0 ? delta / se : null;
  return {
    delta,
    se,
    z,
    p: z === null ? null : twoSidedP(z),
    interval: intervalAround(delta, criticalZ(level) * se, { level, method: "wald" }),
  };
}

/**
 * The change after adding imagined answers to each side: 1½ (⅜ up, ⅜ down) is the split adjustment, the default by analogy with Agresti & Caffo 2000;
 * 3 is the full one, needlessly wide. `coverage.test.ts` measures both.
 * @example
 * adjustedNetChange({ up: 50, down: 20, n: 100 }, { up: 77, down: 13, n: 120 }).p?.toFixed(4); // => "0.0200"
 */
export function adjustedNetChange(
  before: Trinomial,
  after: Trinomial,
  { level = defaultLevel, imagined = split }: { level?: number; imagined?: number } = {},
): NetChange & { readonly z: number; readonly p: number } {
  const change = waldNetChange(withImaginedAnswers(before, imagined), withImaginedAnswers(after, imagined), level);
  // Imagined answers lie on both sides, so that something always varies.
  const z = change.delta / change.se;
  return {
    ...change,
    z,
    p: twoSidedP(z),
    interval: { ...change.interval, method: imagined === split ? "splitAdjustedWald" : "adjustedWald" },
  };
}

/**
 * The z of a change with the variance of both samples together, as if nothing had changed. `null` when nothing varies.
 * @example
 * pooledNetZ({ up: 5, down: 5, n: 10 }, { up: 5, down: 5, n: 10 }); // => 0
 */
export function pooledNetZ(before: Trinomial, after: Trinomial): number | null {
  const n = before.n + after.n;
  const variance = trinomialVariance({ up: before.up + after.up, down: before.down + after.down, n });
  if (variance === 0) return null;
  return (netPoints(after) - netPoints(before)) / (100 * Math.sqrt(variance * (1 / before.n + 1 / after.n)));
}
