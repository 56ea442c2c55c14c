import fc from "fast-check";
import { type Random, seededRandom } from "../random.ts";
import { npsScale } from "../scale.ts";
import type { PlanRegistration } from "../verdict/registration.ts";
import type { PlanRole, PlanUnit } from "../verdict/units.ts";

/** A made-up plan: NPS answers of some units, with what the plan and the world add after the start. */
export type MadePlan = {
  readonly planUnits?: number;
  readonly comparisonUnits?: number;
  readonly baselinePeriods?: number;
  readonly leftOutPeriods?: number;
  readonly afterPeriods?: number;
  /** Answers of each stratum of a unit in a period. */
  readonly answers?: number;
  /** Share of promoters beyond one half, by role and period; −½…½. */
  readonly lift?: (role: PlanRole, period: number) => number;
  readonly strata?: readonly string[];
  readonly seed?: number;
};

export type Plan = { readonly registration: PlanRegistration; readonly units: readonly PlanUnit[] };

/** A plan with drawn answers: the same arguments, the same plan. */
export function makePlan({
  planUnits = 1,
  comparisonUnits = 4,
  baselinePeriods = 20,
  leftOutPeriods = 1,
  afterPeriods = 6,
  answers = 60,
  lift = () => 0,
  strata = ["all"],
  seed = 1,
}: MadePlan = {}): Plan {
  const random = seededRandom(seed);
  const periods = range(0, baselinePeriods + leftOutPeriods + afterPeriods);
  const unit = (role: PlanRole, at: number): PlanUnit => ({
    id: `${role}-${at + 1}`,
    role,
    strata: strata.map((id) => ({
      id,
      counts: periods.map((period) => drawCounts(answers, 0.5 + lift(role, period), random)),
    })),
  });
  return {
    registration: {
      measure: { method: "nps", scale: npsScale },
      baseline: range(0, baselinePeriods),
      leftOut: range(baselinePeriods, leftOutPeriods),
      after: range(baselinePeriods + leftOutPeriods, afterPeriods),
      smallestMeaningfulChange: 5,
      minAnswers: 30,
    },
    units: [
      ...Array.from({ length: planUnits }, (_, at) => unit("plan", at)),
      ...Array.from({ length: comparisonUnits }, (_, at) => unit("comparison", at)),
    ],
  };
}

function range(from: number, length: number): number[] {
  return Array.from({ length }, (_, at) => from + at);
}

/** Answers 9 with this chance, else 6 or 8. */
function drawCounts(answers: number, promoters: number, random: Random): number[] {
  const counts = new Array<number>(11).fill(0);
  for (let i = 0; i < answers; i += 1) {
    const score = random() < promoters ? 9 : random() < 0.6 ? 8 : 6;
    counts[score] = (counts[score] ?? 0) + 1;
  }
  return counts;
}

/** The same plan with the counts of some units changed, stratum by stratum and period by period. */
export function withCounts(
  { registration, units }: Plan,
  change: (
    counts: readonly number[],
    place: { readonly unit: PlanUnit; readonly stratum: string; readonly period: number },
  ) => readonly number[],
): Plan {
  return {
    registration,
    units: units.map((unit) => ({
      ...unit,
      strata: unit.strata.map((stratum) => ({
        ...stratum,
        counts: stratum.counts.map((counts, period) => change(counts, { unit, stratum: stratum.id, period })),
      })),
    })),
  };
}

/** No answers on a scale of eleven points. */
export const noAnswers: readonly number[] = new Array(11).fill(0);

/** Plans of many shapes, measurable or not. */
export const anyPlan: fc.Arbitrary<Plan> = fc
  .record({
    planUnits: fc.integer({ min: 1, max: 3 }),
    comparisonUnits: fc.integer({ min: 0, max: 6 }),
    baselinePeriods: fc.integer({ min: 8, max: 26 }),
    leftOutPeriods: fc.integer({ min: 0, max: 2 }),
    afterPeriods: fc.integer({ min: 1, max: 8 }),
    answers: fc.integer({ min: 8, max: 40 }),
    strata: fc.constantFrom(["all"], ["web", "shop"]),
    effect: fc.double({ min: -0.4, max: 0.4, noNaN: true }),
    seed: fc.nat(1e6),
  })
  .map(({ effect, ...shape }) => {
    const start = shape.baselinePeriods + shape.leftOutPeriods;
    return makePlan({ ...shape, lift: (role, period) => (role === "plan" && period >= start ? effect : 0) });
  });
