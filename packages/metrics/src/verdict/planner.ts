import { studentQuantile } from "../distributions/student.ts";
import { type Claim, claimOf } from "./claim.ts";
import { projectionDesign } from "./design.ts";
import { firmBaselinePeriods } from "./effect.ts";
import { fewestPlaceboUnits } from "./placebo.ts";
import { fewestBaselinePeriods } from "./windows.ts";

/** What a plan will be judged by, before it starts. */
export type PlanDesign = {
  /** K₀, 8 or more. */
  readonly baselinePeriods: number;
  /** Periods left out between the baseline and the first counted day. */
  readonly gapPeriods: number;
  /** K₁, 1 to 13. */
  readonly afterPeriods: number;
  readonly comparisonUnits: number;
  /** Answers per period of all plan units and of all comparison units. */
  readonly planPerPeriod: number;
  readonly comparisonPerPeriod: number;
  /** Variance of one answer, in the unit of the measure squared. */
  readonly variancePerAnswer: number;
  /** Variance of the gap from period to period beyond sampling; below 0 counts as 0. */
  readonly sigma2Gap: number;
  /** Whether a bad period led to the plan. */
  readonly hasTrigger: boolean;
  /** Chance of seeing a change that is there, 0.8 unless said. */
  readonly power?: number;
};

export type PlanForecast = Claim & {
  readonly kappa: number;
  readonly df: number;
  /** In the unit of the measure. */
  readonly smallestDetectable: number;
};

const mostAnswers = 1e9;

/**
 * The smallest change that a plan of this design will show with the power asked for, and the class of claim that it can make. Its allowance a for a trigger and
 * its factor f for the placebo ratio are simulated (verdict.md part 7). Source: Bloom 1995 for the form (t of the test plus t of the power).
 * @throws RangeError for fewer than 8 baseline periods, periods that are not whole, no answers, or a power outside 0…1
 * @example
 * forecastPlan({ baselinePeriods: 26, gapPeriods: 1, afterPeriods: 6, comparisonUnits: 8, planPerPeriod: 400, comparisonPerPeriod: 800, variancePerAnswer: 6100, sigma2Gap: 3.375, hasTrigger: true }).smallestDetectable.toFixed(2); // => "11.07"
 */
export function forecastPlan(plan: PlanDesign): PlanForecast {
  checkDesign(plan);
  const { comparisonUnits, baselinePeriods, power = 0.8 } = plan;
  const claim = claimOf(
    { units: comparisonUnits, steadyUnits: comparisonUnits, largestShare: 1 / Math.max(2, comparisonUnits) },
    baselinePeriods,
  );
  const { kappa, df } = periodsOf(plan);
  const factor = comparisonUnits >= fewestPlaceboUnits ? 1 + 0.3 / Math.sqrt(comparisonUnits) : 1;
  const reach = factor * studentQuantile(0.5 + claim.level / 2, df) + studentQuantile(power, df);
  const { planPerPeriod, comparisonPerPeriod, variancePerAnswer, sigma2Gap } = plan;
  const unrest = Math.max(0, sigma2Gap);
  const ofPlan = variancePerAnswer / planPerPeriod;
  const ofComparison = comparisonUnits > 0 ? variancePerAnswer / comparisonPerPeriod : 0;
  const ofTrigger = triggerAllowance(plan) * Math.sqrt(ofPlan + unrest);
  const smallestDetectable = reach * Math.sqrt(kappa * (ofPlan + ofComparison + unrest)) + ofTrigger;
  return { ...claim, kappa, df, smallestDetectable };
}

/** How much a trigger costs, in standard deviations of one of the plan's periods: a bad month that is left out still bends what lies around it. */
function triggerAllowance({ hasTrigger, baselinePeriods, comparisonUnits }: PlanDesign): number {
  if (!hasTrigger) return 0;
  return baselinePeriods >= firmBaselinePeriods && comparisonUnits > 0 ? 0.2 : 0.25;
}

function periodsOf({ baselinePeriods, gapPeriods, afterPeriods, comparisonUnits }: PlanDesign) {
  const first = baselinePeriods + gapPeriods;
  const design = projectionDesign(range(0, baselinePeriods), range(first, first + afterPeriods), {
    yearlyCycle: comparisonUnits === 0 && baselinePeriods >= firmBaselinePeriods,
  });
  if (!design) throw new RangeError(`${baselinePeriods} periods carry no line`);
  return design;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}

/**
 * Answers per period that all plan units need together for a change of this size to be seen, the comparison growing in step; `null` when none do, even a
 * thousand million: the unrest of the units alone is too large ("cannot be verified this way").
 * @throws RangeError for a change that is not above 0, and as `forecastPlan`
 * @example
 * neededPlanAnswers({ baselinePeriods: 26, gapPeriods: 1, afterPeriods: 6, comparisonUnits: 8, planPerPeriod: 400, comparisonPerPeriod: 800, variancePerAnswer: 6100, sigma2Gap: 3.375, hasTrigger: true }, 10); // => 508
 */
export function neededPlanAnswers(plan: PlanDesign, change: number): number | null {
  if (!(change > 0)) throw new RangeError(`A change to be seen is above 0, not ${change}`);
  const ratio = plan.comparisonPerPeriod / plan.planPerPeriod;
  const suffices = (answers: number) =>
    forecastPlan({ ...plan, planPerPeriod: answers, comparisonPerPeriod: ratio * answers }).smallestDetectable <=
    change;
  if (!suffices(mostAnswers)) return null;
  let [tooFew, enough] = [0, mostAnswers];
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (suffices(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

/** A design that sees more: what is different, and what it would then take. */
export type PlanHelp = {
  readonly by: "moreUnits" | "moreComparisonUnits" | "longerHistory" | "moreAfterPeriods";
  readonly design: PlanDesign;
  readonly smallestDetectable: number;
  readonly neededPlanAnswers: number | null;
};

/**
 * What would help a plan whose change cannot be verified, or only with more answers than there are: twice the plan units, at least eight comparison units, two
 * years of history, twice the after periods. Only those that lower the smallest detectable change, the most helpful first.
 * @throws RangeError as `neededPlanAnswers`
 * @example
 * helpForPlan({ baselinePeriods: 12, gapPeriods: 1, afterPeriods: 6, comparisonUnits: 8, planPerPeriod: 100, comparisonPerPeriod: 800, variancePerAnswer: 6100, sigma2Gap: 40, hasTrigger: true }, 10)[0]?.by; // => "longerHistory"
 */
export function helpForPlan(plan: PlanDesign, change: number): PlanHelp[] {
  const now = forecastPlan(plan).smallestDetectable;
  return improvedDesigns(plan)
    .map(({ by, design }) => ({
      by,
      design,
      smallestDetectable: forecastPlan(design).smallestDetectable,
      neededPlanAnswers: neededPlanAnswers(design, change),
    }))
    .filter(({ smallestDetectable }) => smallestDetectable < now)
    .sort((a, b) => a.smallestDetectable - b.smallestDetectable);
}

const longHistory = 26;
const manyComparisonUnits = 8;
const mostAfterPeriods = 13;

function improvedDesigns(plan: PlanDesign): Pick<PlanHelp, "by" | "design">[] {
  const { comparisonUnits, planPerPeriod, comparisonPerPeriod, sigma2Gap, afterPeriods, baselinePeriods } = plan;
  const more = Math.max(manyComparisonUnits, 2 * comparisonUnits);
  const perUnit = comparisonUnits > 0 ? comparisonPerPeriod / comparisonUnits : planPerPeriod;
  const designs: Pick<PlanHelp, "by" | "design">[] = [
    // Unrest of units is their own: of twice as many the mean is half as restless.
    { by: "moreUnits", design: { ...plan, planPerPeriod: 2 * planPerPeriod, sigma2Gap: sigma2Gap / 2 } },
    { by: "moreComparisonUnits", design: { ...plan, comparisonUnits: more, comparisonPerPeriod: more * perUnit } },
  ];
  if (baselinePeriods < longHistory)
    designs.push({ by: "longerHistory", design: { ...plan, baselinePeriods: longHistory } });
  if (afterPeriods < mostAfterPeriods)
    designs.push({
      by: "moreAfterPeriods",
      design: { ...plan, afterPeriods: Math.min(mostAfterPeriods, 2 * afterPeriods) },
    });
  return designs;
}

function checkDesign(plan: PlanDesign): void {
  const { baselinePeriods, gapPeriods, afterPeriods, comparisonUnits, planPerPeriod, power = 0.8 } = plan;
  const whole: [string, number, number][] = [
    ["Baseline periods", baselinePeriods, fewestBaselinePeriods],
    ["Left-out periods", gapPeriods, 0],
    ["After periods", afterPeriods, 1],
    ["Comparison units", comparisonUnits, 0],
  ];
  for (const [name, value, least] of whole)
    if (!Number.isInteger(value) || value < least)
      throw new RangeError(`${name} are a whole number from ${least}, not ${value}`);
  if (!(planPerPeriod > 0 && (comparisonUnits === 0 || plan.comparisonPerPeriod > 0)))
    throw new RangeError(`Answers per period are above 0, not ${planPerPeriod} and ${plan.comparisonPerPeriod}`);
  if (!(power > 0 && power < 1)) throw new RangeError(`power lies between 0 and 1, not ${power}`);
}
