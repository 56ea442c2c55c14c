import { judgePlan, type Random, runningFigures, waldNetChange } from "../../src/index.ts";
import { drawAnswers, type PeriodAnswers } from "./answers.ts";
import { drawPlan } from "./draw-plan.ts";
import { commonPath, unitPath, type World } from "./world.ts";

/**
 * Share of plans without an effect that somebody who stops at the first good figure calls improved: at the first band above 0 of the figures so far, else by the verdict
 * at the end.
 */
export function improvedByLooking(world: World, plans: number, random: Random): number {
  let improved = 0;
  for (let at = 0; at < plans; at += 1) {
    const { registration, units } = drawPlan(world, random);
    const early = runningFigures(registration, units).slice(0, -1);
    const isStopped = early.some((figure) => "band" in figure && figure.band[0] > 0);
    if (isStopped || judgePlan(registration, units).verdict === "improved") improved += 1;
  }
  return improved / plans;
}

const weeksPerPeriod = 4;

/** Share of plans without an effect that a plain test of before and after, looked at every week, calls improved at least once. */
export function improvedByWeeklyTest(world: World, plans: number, random: Random): number {
  let improved = 0;
  for (let at = 0; at < plans; at += 1) if (isEverBetter(world, random)) improved += 1;
  return improved / plans;
}

function isEverBetter(world: World, random: Random): boolean {
  const { answers, base, baselinePeriods, afterPeriods } = world;
  const [common, own] = [commonPath(world, random), unitPath(world, "plan", random)];
  const draw = (period: number, count: number) =>
    drawAnswers(count, base, { deviation: common(period) + own(period), shifted: 0 }, random);
  const before = { up: 0, down: 0, n: 0 };
  for (let period = 0; period < baselinePeriods; period += 1) add(before, draw(period, answers));
  const after = { up: 0, down: 0, n: 0 };
  for (let week = 0; week < weeksPerPeriod * afterPeriods; week += 1) {
    const period = baselinePeriods + Math.floor(week / weeksPerPeriod);
    add(after, draw(period, Math.round(answers / weeksPerPeriod)));
    if (waldNetChange(before, after).interval.low > 0) return true;
  }
  return false;
}

function add(total: { up: number; down: number; n: number }, answers: PeriodAnswers): void {
  for (const counts of answers)
    for (const [score, count] of counts.entries()) {
      total.n += count;
      if (score >= 9) total.up += count;
      if (score <= 6) total.down += count;
    }
}
