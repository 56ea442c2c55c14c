import type { PlanRole, Random } from "../../src/index.ts";
import type { BaseShares } from "./answers.ts";
import { heavyTailed, normal } from "./chance.ts";

/** A world in which a plan is judged. NPS points and periods of four weeks throughout. */
export type World = {
  readonly planUnits: number;
  readonly comparisonUnits: number;
  readonly base: BaseShares;
  /** Answers of a unit in a period. */
  readonly answers: number;
  readonly baselinePeriods: number;
  readonly afterPeriods: number;
  /** σ_u: standard deviation of a unit's months beyond sampling. */
  readonly unrest: Readonly<Record<PlanRole, number>>;
  readonly tails: "normal" | "heavy";
  /** How much of a month's deviation is left in the next. */
  readonly memory: number;
  /** Standard deviation of the steps of a walk of each unit. */
  readonly walk: number;
  /** Amplitude of a yearly season of each unit's own, and of the one that they share. */
  readonly ownSeason: number;
  readonly season: number;
  /** Standard deviation of what moves all units in a period. */
  readonly commonNoise: number;
  /** Standard deviation of the units' own trends a period, and the trend of the plan's units. */
  readonly trendSpread: number;
  readonly planTrend: number;
  /** Standard deviation of what hits all units with the plan in a period. */
  readonly region: number;
  /** Size of a lasting step in the plan's units, up or down, at a random time before the start. */
  readonly step: number;
  /** Share of the plan's answers that moves to the best stratum at the start. */
  readonly mixShift: number;
  /** What lifts every unit from the start on, and what the plan does. */
  readonly shock: number;
  readonly effect: number;
  /** Periods that follow the after window, and what the plan's units lose again in them. */
  readonly watchedPeriods: number;
  readonly loss: number;
  /** Whether the plan starts after the first month that is the worst of twelve; else at a time that has nothing to do with the score. */
  readonly hasTrigger: boolean;
};

export const plainWorld: World = {
  planUnits: 1,
  comparisonUnits: 8,
  base: { promoters: 0.5, detractors: 0.2 },
  answers: 100,
  baselinePeriods: 26,
  afterPeriods: 6,
  unrest: { plan: 0, comparison: 0 },
  tails: "normal",
  memory: 0,
  walk: 0,
  ownSeason: 0,
  season: 4,
  commonNoise: 3,
  trendSpread: 0,
  planTrend: 0,
  region: 0,
  step: 0,
  mixShift: 0,
  shock: 8,
  effect: 0,
  watchedPeriods: 0,
  loss: 0,
  hasTrigger: false,
};

const levelSpread = 10;
const year = 13;
/** Periods that a step leaves on either side: in the very first or last ones it is hardly a step. */
const aroundStep = 2;

/** A unit's own deviation from what all share, period by period from 0 on. */
export type UnitPath = (period: number) => number;

/**
 * What a unit does by itself: its level, unrest with or without memory, walk, season and trend. Trends reach the middle when the history ends: two points a period would
 * leave the scale otherwise, and not be straight.
 */
export function unitPath(world: World, role: PlanRole, random: Random): UnitPath {
  const { memory, walk, ownSeason, trendSpread, planTrend, tails } = world;
  const sd = world.unrest[role];
  const deviate = () => sd * (tails === "heavy" ? heavyTailed(random) : normal(random));
  const level = levelSpread * normal(random);
  const phase = 2 * Math.PI * random();
  const slope = trendSpread * normal(random) + (role === "plan" ? planTrend : 0);
  const path: number[] = [];
  let [deviation, walked] = [deviate(), 0];
  return (period) => {
    while (path.length <= period) {
      const at = path.length;
      path.push(
        level +
          deviation +
          walked +
          slope * (at - world.baselinePeriods) +
          ownSeason * Math.sin((2 * Math.PI * at) / year + phase),
      );
      deviation = memory * deviation + Math.sqrt(1 - memory ** 2) * deviate();
      walked += walk * normal(random);
    }
    return path[period] ?? 0;
  };
}

/** What all units share: noise of the month and the season of the year. */
export function commonPath({ season, commonNoise }: World, random: Random): UnitPath {
  const phase = 2 * Math.PI * random();
  const path: number[] = [];
  return (period) => {
    while (path.length <= period)
      path.push(commonNoise * normal(random) + season * Math.sin((2 * Math.PI * path.length) / year + phase));
    return path[period] ?? 0;
  };
}

/** What hits all units with the plan alike: shocks of their region, and a lasting step at a random time. */
export function planPath({ region, step, baselinePeriods, hasTrigger }: World, random: Random): UnitPath {
  // Where the start waits for a bad month, the step may be what makes it bad, and may come after it.
  const length = (hasTrigger ? 2 : 1) * baselinePeriods - 2 * aroundStep;
  const stepAt = aroundStep + Math.floor(length * random());
  const size = random() < 0.5 ? step : -step;
  const path: number[] = [];
  return (period) => {
    while (path.length <= period) path.push(region * normal(random) + (path.length >= stepAt ? size : 0));
    return path[period] ?? 0;
  };
}
