import { npsScale, type PlanRegistration, type PlanUnit, type Random } from "../../src/index.ts";
import { drawAnswers, type PeriodAnswers, strata } from "./answers.ts";
import { commonPath, planPath, type UnitPath, unitPath, type World } from "./world.ts";

/** A plan with all answers that its verdict is computed from. */
export type DrawnPlan = {
  readonly registration: PlanRegistration;
  readonly units: readonly PlanUnit[];
  /** Periods after the end, in the order of time. */
  readonly watched: readonly number[];
};

const worstOf = 12;
/** A unit that only rises has no worst month: after two years of waiting another one is drawn. */
const longestWait = 26;

/** Draws one plan: history, start and after window of every unit, from single answers. */
export function drawPlan(world: World, random: Random): DrawnPlan {
  for (;;) {
    const drawn = tryPlan(world, random);
    if (drawn) return drawn;
  }
}

function tryPlan(world: World, random: Random): DrawnPlan | null {
  const { baselinePeriods, afterPeriods, watchedPeriods, comparisonUnits, hasTrigger } = world;
  const common = commonPath(world, random);
  const region = planPath(world, random);
  const draw = answerDrawer(world, random);
  const plan = Array.from({ length: world.planUnits }, () => ({
    path: unitPath(world, "plan", random),
    answers: [] as PeriodAnswers[],
  }));
  const drawUntil = (until: number, start: number) => {
    for (const { path, answers } of plan)
      while (answers.length < until) {
        const period = answers.length;
        answers.push(draw(common(period) + region(period) + path(period), "plan", period - start));
      }
  };
  let start = baselinePeriods;
  drawUntil(start, Number.POSITIVE_INFINITY);
  for (let hasReason = !hasTrigger; !hasReason; hasReason = isWorst(plan, start - 1)) {
    if (start > baselinePeriods + longestWait) return null;
    start += 1;
    drawUntil(start, Number.POSITIVE_INFINITY);
  }
  const end = start + afterPeriods + watchedPeriods;
  drawUntil(end, start);
  const first = start - baselinePeriods - (hasTrigger ? 1 : 0);
  const drawComparison = (path: UnitPath) =>
    range(first, end - first).map((period) =>
      draw(common(period) + path(period - first), "comparison", period - start),
    );
  return {
    registration: registrationOf(world),
    watched: range(start + afterPeriods - first, watchedPeriods),
    units: [
      ...plan.map(({ answers }, at) => unitOf(`plan-${at + 1}`, "plan", answers.slice(first))),
      ...range(1, comparisonUnits).map((at) =>
        unitOf(`comparison-${at}`, "comparison", drawComparison(unitPath(world, "comparison", random))),
      ),
    ],
  };
}

/** Draws the answers of a unit in a period, with what the start and the end change; `since` counts periods from the start. */
function answerDrawer({ base, answers, shock, effect, loss, mixShift, afterPeriods }: World, random: Random) {
  return (deviation: number, role: PlanUnit["role"], since: number): PeriodAnswers => {
    const isPlanAfter = since >= 0 && role === "plan";
    const ofPlan = isPlanAfter ? effect - (since >= afterPeriods ? loss : 0) : 0;
    const lifted = deviation + (since >= 0 ? shock : 0) + ofPlan;
    return drawAnswers(answers, base, { deviation: lifted, shifted: isPlanAfter ? mixShift : 0 }, random);
  };
}

/** Whether the observed score of a period is the lowest of twelve. */
function isWorst(units: readonly { readonly answers: readonly PeriodAnswers[] }[], period: number): boolean {
  const scores = range(0, worstOf).map((ago) => pointsOf(units, period - ago));
  return scores.every((score, ago) => ago === 0 || score > (scores[0] ?? 0));
}

function pointsOf(units: readonly { readonly answers: readonly PeriodAnswers[] }[], period: number): number {
  let [up, down, n] = [0, 0, 0];
  for (const { answers } of units)
    for (const counts of answers[period] ?? [])
      for (const [score, count] of counts.entries()) {
        n += count;
        if (score >= 9) up += count;
        if (score <= 6) down += count;
      }
  return (up - down) / n;
}

function unitOf(id: string, role: PlanUnit["role"], periods: readonly PeriodAnswers[]): PlanUnit {
  return {
    id,
    role,
    strata: strata.map((stratum, at) => ({ id: stratum.id, counts: periods.map((answers) => answers[at] ?? []) })),
  };
}

function registrationOf({ baselinePeriods, afterPeriods, hasTrigger }: World): PlanRegistration {
  const gap = hasTrigger ? 1 : 0;
  return {
    measure: { method: "nps", scale: npsScale },
    baseline: range(0, baselinePeriods),
    leftOut: range(baselinePeriods, gap),
    after: range(baselinePeriods + gap, afterPeriods),
    smallestMeaningfulChange: 5,
    minAnswers: 30,
  };
}

function range(from: number, length: number): number[] {
  return Array.from({ length }, (_, at) => from + at);
}
