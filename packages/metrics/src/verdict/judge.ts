import type { Verdict } from "../verdict.ts";
import { type Claim, claimOf, intervalOf } from "./claim.ts";
import { answeredByOthers, askedOtherwise } from "./comparability.ts";
import { type Effect, measureEffect } from "./effect.ts";
import type { Obstacle } from "./obstacle.ts";
import { checkRegistration, type PlanRegistration } from "./registration.ts";
import { isTrendTooStrong } from "./trend.ts";
import { type PlanUnit, type TalliedUnit, tallyUnits } from "./units.ts";
import {
  tooFewInWindow,
  tooFewPeriods,
  tooManyLost,
  type Windows,
  withoutExcluded,
  withoutLost,
  withoutThin,
} from "./windows.ts";

/** Whether the effect is of the size that was to count. */
export type EffectSize = "atLeastMeaningful" | "belowMeaningful" | "ruledOut" | "open";
export type PlanVerdictReason =
  | Obstacle["reason"]
  | "trendsDiffer"
  | "trendTooStrong"
  | "lastYearDisagrees"
  | "exclusionsDecide";

/** An effect that was measured, with the claim that it carries. Every number in the unit of the measure, up is better. */
export type MeasuredEffect = Effect &
  Claim & {
    readonly interval: readonly [number, number];
    /** What was seen: the effect and what other people or channels answering made of it, exactly. */
    readonly observedChange: number;
  };

/** The verdict on a plan, with what its sentence and its chart need. */
export type PlanVerdict = {
  readonly verdict: Verdict;
  readonly reason: PlanVerdictReason | null;
  readonly size: EffectSize | null;
  /** `null` where the gates closed before anything was measured; then `obstacle` says why. */
  readonly effect: MeasuredEffect | null;
  readonly obstacle: Obstacle | null;
  /** Units that were lost and left out of both windows. */
  readonly dropped: readonly string[];
  readonly windows: Windows | null;
  /** Whether the estimate reaches the registered target; `null` without either. */
  readonly targetMet: boolean | null;
};

/**
 * Did the plan work? The decision tree of verdict.md: gates that name why nothing can be compared, then the gap of the plan's units to their comparison after
 * the start against its projection from before. Of one plan's registration and its frozen histograms, the same words every time.
 * @throws RangeError for a registration or counts that cannot be (`checkRegistration`, `tallyUnits`)
 * @example
 * judgePlan({ measure: { method: "nps", scale: npsScale }, baseline: [0], leftOut: [], after: [1], smallestMeaningfulChange: 5, minAnswers: 30, goalChanged: true }, [{ id: "shop", role: "plan", strata: [{ id: "web", counts: [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9]] }] }]).reason; // => "registrationVoid"
 */
export function judgePlan(registration: PlanRegistration, units: readonly PlanUnit[]): PlanVerdict {
  checkRegistration(registration, units);
  const passed = passGates(registration, tallyUnits(registration.measure, units));
  if ("obstacle" in passed) return stopped(passed.obstacle, passed.dropped);
  const { remaining, dropped, windows } = passed;
  const effect = measureEffect(registration, remaining, windows);
  if (!effect)
    return stopped({ verdict: "notComparable", reason: "historyTooShort", periods: windows.baseline.length }, dropped);
  const claim = claimOf(effect.comparison, windows.baseline.length);
  const { after, plannedAfter = after.length } = registration;
  const looks = plannedAfter > after.length ? plannedAfter : undefined;
  const measured: MeasuredEffect = {
    ...effect,
    ...claim,
    interval: intervalOf(effect, claim.level, looks),
    observedChange: effect.estimate + effect.mixPart,
  };
  const { smallestMeaningfulChange, targetChange } = registration;
  const word = wordFor(measured, smallestMeaningfulChange);
  return {
    ...word,
    size: sizeFor(word.verdict, measured.interval, smallestMeaningfulChange),
    effect: measured,
    obstacle: null,
    dropped,
    windows,
    targetMet: targetChange === undefined ? null : measured.estimate >= targetChange,
  };
}

type Gates =
  | { readonly obstacle: Obstacle; readonly dropped: readonly string[] }
  | { readonly remaining: readonly TalliedUnit[]; readonly dropped: readonly string[]; readonly windows: Windows };

/** Steps 1 to 7 of the tree, in their order. */
export function passGates(registration: PlanRegistration, units: readonly TalliedUnit[]): Gates {
  if (registration.goalChanged)
    return { obstacle: { verdict: "notComparable", reason: "registrationVoid" }, dropped: [] };
  const open = withoutExcluded(registration);
  if (open.after.length === 0)
    return { obstacle: { verdict: "tooFewAnswers", reason: "periods", window: "after", periods: 0 }, dropped: [] };
  const asked = askedOtherwise(units, open);
  if (asked) return { obstacle: asked, dropped: [] };
  const { units: remaining, dropped } = withoutLost(units, open);
  const windows = withoutThin(remaining, open);
  const obstacle =
    tooManyLost(units, remaining) ??
    tooFewInWindow(remaining, open, registration.minAnswers) ??
    tooFewPeriods(registration, windows) ??
    answeredByOthers(remaining, windows);
  return obstacle ? { obstacle, dropped } : { remaining, dropped, windows };
}

function stopped(obstacle: Obstacle, dropped: readonly string[]): PlanVerdict {
  const { verdict, reason } = obstacle;
  return { verdict, reason, size: null, effect: null, obstacle, dropped, windows: null, targetMet: null };
}

function wordFor(effect: MeasuredEffect, meaningful: number): Pick<PlanVerdict, "verdict" | "reason"> {
  const { lastYear, claim } = effect;
  const [low, high] = effect.interval;
  if (isTrendTooStrong(effect, meaningful))
    return { verdict: "notComparable", reason: claim === "effect" ? "trendsDiffer" : "trendTooStrong" };
  const direction = low > 0 ? 1 : high < 0 ? -1 : 0;
  if (direction === 0) return { verdict: "noDetectableChange", reason: null };
  if (lastYear !== null && lastYear * direction <= 0)
    return { verdict: "noDetectableChange", reason: "lastYearDisagrees" };
  return { verdict: direction > 0 ? "improved" : "worsened", reason: null };
}

/** δ qualifies the word, it does not decide it: a tiny but certain improvement is one, and named as tiny. */
function sizeFor(verdict: Verdict, [low, high]: readonly [number, number], meaningful: number): EffectSize | null {
  if (verdict === "improved") return sizeOfChange(low, high, meaningful);
  if (verdict === "worsened") return sizeOfChange(-high, -low, meaningful);
  if (verdict !== "noDetectableChange") return null;
  return -meaningful < low && high < meaningful ? "ruledOut" : "open";
}

function sizeOfChange(low: number, high: number, meaningful: number): EffectSize {
  if (low >= meaningful) return "atLeastMeaningful";
  return high < meaningful ? "belowMeaningful" : "open";
}
