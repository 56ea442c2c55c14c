import { judgePlan, neededPlanAnswers, type PlanDesign, type Random } from "../../src/index.ts";
import { drawPlan } from "./draw-plan.ts";
import { plainWorld, type World } from "./world.ts";

/** A design of verdict.md part 7 with the change that it is to show, and the power that the reference found at its n. */
export type PoweredDesign = {
  readonly name: string;
  readonly world: World;
  readonly change: number;
  readonly published: { readonly trigger: number; readonly without: number };
};

/** Nothing but the plan happens at the start. */
const planned: World = { ...plainWorld, shock: 0 };

function design(
  name: string,
  unrest: number,
  changes: Partial<World>,
  published: PoweredDesign["published"],
): PoweredDesign {
  return {
    name: `${name}, σ_u ${unrest}`,
    world: { ...planned, unrest: { plan: unrest, comparison: unrest }, ...changes },
    change: 10,
    published,
  };
}

/** The designs with 8 comparison units that can be verified with hundreds of answers. */
export const poweredDesigns: readonly PoweredDesign[] = [
  design("4 + 8, 26 + 6", 0, { planUnits: 4 }, { trigger: 85, without: 88 }),
  design("4 + 8, 26 + 6", 3, { planUnits: 4 }, { trigger: 84, without: 88 }),
  design("4 + 8, 26 + 6", 6, { planUnits: 4 }, { trigger: 85, without: 87 }),
  design("4 + 8, 26 + 3", 0, { planUnits: 4, afterPeriods: 3 }, { trigger: 85, without: 89 }),
  design("4 + 8, 26 + 3", 3, { planUnits: 4, afterPeriods: 3 }, { trigger: 85, without: 85 }),
  design("1 + 8, 26 + 6", 0, {}, { trigger: 85, without: 89 }),
  design("1 + 8, 26 + 6", 3, {}, { trigger: 83, without: 88 }),
];

/** What the planner is told about a world. */
function designOf(world: World): PlanDesign {
  const { planUnits, comparisonUnits, unrest, base, answers, baselinePeriods, afterPeriods } = world;
  const { promoters, detractors } = base;
  return {
    baselinePeriods,
    gapPeriods: 1,
    afterPeriods,
    comparisonUnits,
    planPerPeriod: planUnits * answers,
    comparisonPerPeriod: comparisonUnits * answers,
    variancePerAnswer: 10_000 * (promoters + detractors - (promoters - detractors) ** 2),
    sigma2Gap: unrest.plan ** 2 / planUnits + unrest.comparison ** 2 / comparisonUnits,
    hasTrigger: true,
  };
}

/** Answers of a unit and period that the planner asks for; `null` where it says "cannot be verified this way". */
export function plannedAnswers({ world, change }: PoweredDesign): number | null {
  const needed = neededPlanAnswers(designOf(world), change);
  return needed === null ? null : Math.ceil(needed / world.planUnits);
}

/** Share of plans with the planned change that the verdict calls improved, at the answers that the planner asked for. */
export function powerOf(
  { world, change }: PoweredDesign,
  { answers, hasTrigger, plans, random }: { answers: number; hasTrigger: boolean; plans: number; random: Random },
): number {
  const planted: World = { ...world, answers, effect: change, hasTrigger };
  let found = 0;
  for (let at = 0; at < plans; at += 1) {
    const { registration, units } = drawPlan(planted, random);
    if (judgePlan(registration, units).verdict === "improved") found += 1;
  }
  return found / plans;
}
