import type { LocalisedText } from "@heard/db/schema/columns";
import type { ScaleDirection } from "@heard/db/schema/metrics";
import type { Base } from "@heard/metrics";
import type { GroupGap } from "./compare-groups.ts";
import type { SpreadPair } from "./compare-spreads.ts";
import type { Method, Unit } from "./methods.ts";
import type { GroupLabel } from "./resolve.ts";

export type Verdict = "improved" | "worsened" | "noDetectableChange" | "tooFewAnswers" | "notComparable";
export type Interval = { level: number; low: number; high: number; method: string };
/** Why answers of the slice are not in the number, and how many. */
export type Exclusion = { reason: "partial" | "quarantined" | "otherScale"; count: number };
export type MeasureScale = { key: string; version: number; min: number; max: number; direction: ScaleDirection };

/**
 * One figure with all that is needed to judge it. It cannot be built without: value (or `null`), n, interval and method, scale and direction,
 * scope, exclusions with reasons, and the trace that lists the answers counted.
 */
export type Measure = {
  metric: string;
  name: LocalisedText;
  method: Method;
  unit: Unit;
  scope: "relationship" | "transaction" | null;
  value: number | null;
  n: number;
  /** What the interval, the tests and the rules of too few answers take as n, where one response gives several scores: the n of the largest touchpoint. */
  effectiveN: number | null;
  base: Base;
  interval: Interval | null;
  /** `null` for a count of responses, and for an index of answers on several scales. */
  scale: MeasureScale | null;
  /** The scales that an index is pooled over, with their answers; `null` where one scale or none stands behind the figure. */
  pooled: { scale: MeasureScale; n: number }[] | null;
  /** Counts per scale point, from the scale's minimum; `null` while withheld, and over several scales. */
  histogram: number[] | null;
  excluded: Exclusion[];
  withheld: { reason: "belowMinimum"; minimum: number } | null;
  change: Change | null;
  /** Query of the trace, to be sent to `trace.list`. */
  trace: TraceQuery;
};

export type Change = {
  /** Now minus before, in the measure's unit; `null` when it may not be shown. */
  value: number | null;
  interval: Interval | null;
  /** `null` for a response count, which is no estimate. */
  verdict: Verdict | null;
  previous: Pick<Measure, "value" | "n" | "effectiveN" | "histogram" | "scale">;
  /** Share of answers that would have to move, and whether the same score hides another spread; `null` where it cannot be told. */
  spread: { shift: number; flagged: boolean } | null;
  /** How many comparisons the verdict allows for, and by which procedure. */
  family: { size: number; procedure: "single" | "holm" | "benjaminiHochberg" };
};

export type TraceQuery = {
  metric: string;
  method: Method;
  period: { from: string; to: string };
  filters: Record<string, unknown>;
  /** The version of the scale, several with commas between for a pooled index; absent for a count of responses. */
  scale?: string;
  /** By which version of the journey stages are read, where the filters name any. */
  journeyVersion?: number;
};

export type MeasureGroup = GroupLabel & {
  measure: Measure;
  /** `false` for a touchpoint, or a stage of such, where no answer ever arrived: nothing listens there. */
  hasListeningPath: boolean;
};
export type MeasurePoint = { from: string; measure: Measure };

/** From this bucket on the answers are on another scale: lines do not cross it, and nothing is pooled over it. */
export type ScaleBreak = { from: string; before: MeasureScale; after: MeasureScale };

export type MeasureResult = {
  total: Measure;
  groups: MeasureGroup[] | null;
  /** Groups with one score and different spreads; empty without groups. */
  spreads: SpreadPair[];
  /** Languages or modes that score otherwise than the largest and are pooled with it in the total; empty for every other breakdown. */
  gaps: GroupGap[];
  /**
   * The series of the period, and of the compared period, by bucket; buckets without answers are left out, never 0. Every point is of one scale
   * version: a bucket with answers on two has two points.
   */
  series: MeasurePoint[] | null;
  previousSeries: MeasurePoint[] | null;
  /** Where the scale changed within the series. */
  breaks: ScaleBreak[];
  period: { from: string; to: string };
  comparedWith: { from: string; to: string } | null;
  /** `true` when no rollup answered and the answers themselves were counted. */
  counted: boolean;
};
