import { criticalT } from "../interval.ts";
import { type Effect, firmBaselinePeriods } from "./effect.ts";
import { fewestPlaceboUnits } from "./placebo.ts";

/** What may be said: an effect beyond what the comparison lets expect, or only a change against the own past. */
export type Claim = {
  readonly claim: "effect" | "change";
  readonly strength: "firm" | "limited";
  /** Level of the interval, 0…1. */
  readonly level: number;
};

const [firmLevel, limitedLevel] = [0.95, 0.99];
const largestShareOfOne = 0.5;

/** How far a design of this shape may claim: firm from four steady comparison units and 20 baseline periods on, else at 99 %; without units a change. */
export function claimOf(shape: Effect["comparison"], baselinePeriods: number): Claim {
  const isFirm =
    shape.steadyUnits >= fewestPlaceboUnits &&
    shape.largestShare <= largestShareOfOne &&
    baselinePeriods >= firmBaselinePeriods;
  return {
    claim: shape.units > 0 ? "effect" : "change",
    strength: isFirm ? "firm" : "limited",
    level: isFirm ? firmLevel : limitedLevel,
  };
}

/**
 * The ends of the interval of an effect. The upper one is the higher of two fits, without and with the left-out periods: a trigger is chosen because it was bad,
 * so the rest of that year looks better than it is. `looks` spreads half of α over that many looks (Bonferroni), for a figure before the end.
 */
export function intervalOf(effect: Effect, level: number, looks?: number): [number, number] {
  const { estimate, se, second, df } = effect;
  const t = criticalT(looks === undefined ? level : 1 - (1 - level) / (2 * looks), df);
  const high = estimate + t * se;
  return [estimate - t * se, second ? Math.max(high, second.estimate + t * second.se) : high];
}
