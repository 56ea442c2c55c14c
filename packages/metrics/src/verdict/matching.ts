import { sampleSize } from "../histogram.ts";
import { estimatePrior, type Prior, shrink } from "../shrinkage.ts";
import { dot, sum } from "../vector.ts";
import { sharesBy, variationDistance } from "./comparability.ts";
import { answerVariance, orientedValues } from "./measure.ts";
import type { PlanRegistration } from "./registration.ts";
import { answersIn, type PlanUnit, pooled, type TalliedUnit, tallyUnits } from "./units.ts";

/** How a unit fits as a comparison. Roots of the three terms of the distance; above 2 is too far. */
export type ComparisonFit = {
  readonly id: string;
  readonly distance: number;
  readonly terms: { readonly level: number; readonly answers: number; readonly strata: number };
  readonly isSuitable: boolean;
};

/** Why a unit is no candidate at all. */
export type ComparisonBar = {
  readonly id: string;
  readonly reason: "hasOwnPlan" | "tooFewAnswers" | "tooFewPeriods" | "otherMode";
};

export type ComparisonSuggestion = {
  /** All suitable ones, nearest first, up to 20. Four make a firm claim, none leaves "no suitable comparison". */
  readonly suggested: readonly string[];
  readonly candidates: readonly ComparisonFit[];
  readonly barred: readonly ComparisonBar[];
};

const farthest = 2;
const mostSuggested = 20;
const mostModeDistance = 0.2;
const fewestInPeriod = 5;
const leastCoveredShare = 0.9;
/** A difference of one in each term: a fifth of an answer's standard deviation, four times the answers, a quarter of the answers in other strata. */
const [levelUnit, answersUnit, strataUnit] = [0.2, Math.log(4), 0.25];

/**
 * The comparison group that a plan should have: units with the same measure and slice that lie near the plan's in level, answers and strata before the start. Not matched
 * on the trend: units whose noise happens to agree would make the trend check blind. A person may take some out before approval, and adds none that is unsuitable.
 * Source: Daw & Hatfield 2018 on matching and regression to the mean.
 * @throws RangeError for counts that do not fit the scale
 * @example
 * suggestComparison({ measure: { method: "nps", scale: npsScale }, baseline: [0], minAnswers: 30 }, [{ id: "basel", role: "plan", strata: [{ id: "web", counts: [[0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 40]] }] }, { id: "bern", role: "comparison", strata: [{ id: "web", counts: [[0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 44]] }] }]).suggested; // => ["bern"]
 */
export function suggestComparison(
  registration: Pick<PlanRegistration, "measure" | "baseline" | "minAnswers">,
  units: readonly PlanUnit[],
): ComparisonSuggestion {
  const tallied = tallyUnits(registration.measure, units);
  const plan = tallied.filter(({ role }) => role === "plan");
  const others = tallied.filter(({ role }) => role === "comparison");
  const bars = others.map((unit) => ({ unit, reason: barOf(unit, plan, registration) }));
  const open = bars.filter(({ reason }) => reason === null).map(({ unit }) => unit);
  const candidates = open
    .map(fitTo(plan, open, registration))
    .sort((a, b) => a.distance - b.distance || a.id.localeCompare(b.id));
  return {
    suggested: candidates
      .filter(({ isSuitable }) => isSuitable)
      .slice(0, mostSuggested)
      .map(({ id }) => id),
    candidates,
    barred: bars.flatMap(({ unit, reason }) => (reason === null ? [] : [{ id: unit.id, reason }])),
  };
}

type Setup = Pick<PlanRegistration, "measure" | "baseline" | "minAnswers">;

function barOf(
  unit: TalliedUnit,
  plan: readonly TalliedUnit[],
  { baseline, minAnswers }: Setup,
): ComparisonBar["reason"] | null {
  if (unit.hasOwnPlan) return "hasOwnPlan";
  if (answersIn([unit], baseline) < minAnswers) return "tooFewAnswers";
  const covered = baseline.filter((period) => (unit.n[period] ?? 0) >= fewestInPeriod).length;
  if (covered < leastCoveredShare * baseline.length) return "tooFewPeriods";
  const modes = (units: readonly TalliedUnit[]) => sharesBy(units, baseline, ({ mode }) => mode);
  return variationDistance(modes([unit]), modes(plan)) > mostModeDistance ? "otherMode" : null;
}

function fitTo(plan: readonly TalliedUnit[], candidates: readonly TalliedUnit[], { measure, baseline }: Setup) {
  const values = orientedValues(measure);
  const variance = answerVariance(measure, pooled(measure, [...plan, ...candidates], baseline));
  const scoreOf = (units: readonly TalliedUnit[]) => {
    const histogram = pooled(measure, units, baseline);
    const n = sampleSize(histogram);
    return { n, value: n === 0 ? 0 : dot(histogram.counts, values) / n };
  };
  const prior = estimatePrior(
    candidates.map((unit) => scoreOf([unit])),
    variance,
  );
  const levelOf = (units: readonly TalliedUnit[]) => shrunkLevel(scoreOf(units), prior);
  const strataOf = (units: readonly TalliedUnit[]) => sharesBy(units, baseline, ({ stratum }) => stratum);
  const planN = answersIn(plan, baseline) / plan.length;
  return (unit: TalliedUnit): ComparisonFit => {
    const terms = {
      level: Math.abs(levelOf([unit]) - levelOf(plan)) / (levelUnit * Math.sqrt(variance)),
      answers: Math.abs(Math.log(answersIn([unit], baseline) / planN)) / answersUnit,
      strata: variationDistance(strataOf([unit]), strataOf(plan)) / strataUnit,
    };
    const distance = Math.sqrt(sum(Object.values(terms).map((term) => term ** 2)));
    return { id: unit.id, distance, terms, isSuitable: distance <= farthest };
  };
}

/** With a single candidate there is nothing to shrink towards. */
function shrunkLevel(score: { n: number; value: number }, prior: Prior | null): number {
  return prior ? shrink(score, prior) : score.value;
}
