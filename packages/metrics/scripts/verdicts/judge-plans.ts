import {
  compareNps,
  decideVerdict,
  differenceInDifferences,
  judgePlan,
  mergeHistograms,
  npsScale,
  type PlanUnit,
  type PlanVerdict,
  type Random,
  type ScoreHistogram,
  type Verdict,
} from "../../src/index.ts";
import { type DrawnPlan, drawPlan } from "./draw-plan.ts";
import type { World } from "./world.ts";

/** Shares of many plans, 0…1. */
export type Shares = {
  readonly improved: number;
  readonly worsened: number;
  readonly notComparable: number;
  /** Intervals that hold the plan's true effect, of all that were computed. */
  readonly coverage: number;
  /** The same of plain difference-in-differences, and of plain before and after without a comparison. */
  readonly didImproved: number;
  readonly didCoverage: number;
  readonly beforeAfterImproved: number;
};

/** Judges many plans of a world by the product's own code, with the two plain methods beside it. */
export function judgePlans(world: World, plans: number, random: Random): Shares {
  const outcomes = Array.from({ length: plans }, () => outcomeOf(world, drawPlan(world, random)));
  const share = (of: (outcome: Outcome) => boolean) => outcomes.filter(of).length / plans;
  const measured = outcomes.filter(({ isCovered }) => isCovered !== null);
  return {
    improved: share(({ verdict }) => verdict === "improved"),
    worsened: share(({ verdict }) => verdict === "worsened"),
    notComparable: share(({ verdict }) => verdict === "notComparable"),
    coverage: measured.filter(({ isCovered }) => isCovered).length / measured.length,
    didImproved: share(({ did }) => did.improved),
    didCoverage: share(({ did }) => did.isCovered),
    beforeAfterImproved: share(({ beforeAfter }) => beforeAfter === "improved"),
  };
}

type Outcome = {
  readonly verdict: Verdict;
  readonly isCovered: boolean | null;
  readonly did: { readonly improved: boolean; readonly isCovered: boolean };
  readonly beforeAfter: Verdict;
};

function outcomeOf({ effect }: World, plan: DrawnPlan): Outcome {
  const judged: PlanVerdict = judgePlan(plan.registration, plan.units);
  const [low, high] = judged.effect?.interval ?? [];
  const pool = (role: PlanUnit["role"], periods: readonly number[]) => pooledAnswers(plan.units, role, periods);
  const { baseline, after } = plan.registration;
  const planBefore = pool("plan", baseline);
  const planAfter = pool("plan", after);
  const did = differenceInDifferences({
    planBefore,
    planAfter,
    comparisonBefore: pool("comparison", baseline),
    comparisonAfter: pool("comparison", after),
  });
  return {
    verdict: judged.verdict,
    isCovered: low === undefined || high === undefined ? null : low <= effect && effect <= high,
    did: {
      improved: did !== null && did.interval.low > 0,
      isCovered: did !== null && did.interval.low <= effect && effect <= did.interval.high,
    },
    beforeAfter: decideVerdict(compareNps(planBefore, planAfter)),
  };
}

function pooledAnswers(units: readonly PlanUnit[], role: PlanUnit["role"], periods: readonly number[]): ScoreHistogram {
  const counts = new Array<number>(11).fill(0);
  for (const unit of units)
    if (unit.role === role)
      for (const stratum of unit.strata)
        for (const period of periods)
          for (const [score, count] of (stratum.counts[period] ?? []).entries())
            counts[score] = (counts[score] ?? 0) + count;
  return mergeHistograms([{ scale: npsScale, counts }]) ?? { scale: npsScale, counts };
}
