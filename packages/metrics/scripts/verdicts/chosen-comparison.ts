import { judgePlan, type PlanUnit, type Random, suggestComparison } from "../../src/index.ts";
import { drawPlan } from "./draw-plan.ts";
import type { World } from "./world.ts";

/** How plans without an effect end that stand in the worst or best of all units, compared with the units that the product suggests. */
export type ChosenOutcome = { readonly improved: number; readonly without: number };

/** Judges plans in the unit that had the lowest or highest score of all before the start. */
export function judgeExtremeUnits(
  world: World,
  extreme: "worst" | "best",
  { plans, random }: { plans: number; random: Random },
): ChosenOutcome {
  let [improved, without] = [0, 0];
  for (let at = 0; at < plans; at += 1) {
    const { registration, units } = drawPlan(world, random);
    const ordered = units
      .map((unit) => ({ unit, score: scoreOf(unit, registration.baseline) }))
      .sort((a, b) => (extreme === "worst" ? a.score - b.score : b.score - a.score));
    const cast = ordered.map(({ unit }, place): PlanUnit => ({ ...unit, role: place === 0 ? "plan" : "comparison" }));
    const { suggested } = suggestComparison(registration, cast);
    const chosen = cast.filter(({ id, role }) => role === "plan" || suggested.includes(id));
    if (suggested.length === 0) without += 1;
    else if (judgePlan(registration, chosen).verdict === "improved") improved += 1;
  }
  return { improved: improved / plans, without: without / plans };
}

function scoreOf({ strata }: PlanUnit, periods: readonly number[]): number {
  let [points, n] = [0, 0];
  for (const { counts } of strata)
    for (const period of periods)
      for (const [score, count] of (counts[period] ?? []).entries()) {
        n += count;
        points += count * (score >= 9 ? 1 : score <= 6 ? -1 : 0);
      }
  return points / n;
}
