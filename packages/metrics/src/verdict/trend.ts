import { studentTwoSidedP } from "../distributions/student.ts";
import { meanOf } from "../vector.ts";
import type { Design } from "./design.ts";
import type { Unrest } from "./gap.ts";
import type { Windows } from "./windows.ts";

/** Whether the gap was moving before the start. */
export type GapTrend = {
  /** Slope of the gap per period in the baseline. */
  readonly trend: number;
  readonly trendP: number;
  /** L: periods from the middle of the baseline to the middle of the after window. */
  readonly distance: number;
};

const trendAlpha = 0.02;

/** The slope of the baseline's line, against the larger of its own scatter and sampling. */
export function trendOf(design: Design, unrest: Unrest, { baseline, after }: Omit<Windows, "leftOut">): GapTrend {
  const error = Math.sqrt((Math.max(unrest.rss, unrest.expected) / design.df) * design.slopeVariance);
  return {
    trend: unrest.slope,
    trendP: studentTwoSidedP(unrest.slope / error, design.df),
    distance: (meanOf(after) ?? 0) - (meanOf(baseline) ?? 0),
  };
}

/** Whether it moved so surely and so fast that projecting it would be guessing. Weaker drifts are projected, not ignored. */
export function isTrendTooStrong({ trend, trendP, distance }: GapTrend, meaningful: number): boolean {
  return trendP < trendAlpha && Math.abs(trend) * distance > meaningful;
}
