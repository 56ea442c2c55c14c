import type { Random } from "../../src/index.ts";

/** Strata of every unit: their share of the answers and how far they lie from the unit's score. The levels cancel out. */
export const strata = [
  { id: "web", share: 0.5, level: 6 },
  { id: "app", share: 0.3, level: 0 },
  { id: "phone", share: 0.2, level: -15 },
] as const;

/** Shares of promoters and detractors of a unit in the middle. */
export type BaseShares = { readonly promoters: number; readonly detractors: number };

/** Of the answers that move to the best stratum, so many come from the worst. */
const shiftedFromWorst = 2 / 3;

/** Answers of one unit in one period: counts of 0–10, stratum by stratum. */
export type PeriodAnswers = readonly (readonly number[])[];

export type Place = {
  /** NPS points from the middle. */
  readonly deviation: number;
  /** Share of all answers that moved to the best stratum. */
  readonly shifted: number;
};

/** Draws every answer by itself: one chance says where it comes from, and what is left of it what it scores. */
export function drawAnswers(
  count: number,
  base: BaseShares,
  { deviation, shifted }: Place,
  random: Random,
): PeriodAnswers {
  const counts = strata.map(() => new Array<number>(11).fill(0));
  const [best, , worst] = strata;
  const [first, last] = [best.share + shifted, worst.share - shifted * shiftedFromWorst];
  const edges = [0, first, 1 - last, 1] as const;
  const chances = strata.map(({ level }) => chancesAt(base, deviation + level));
  for (let i = 0; i < count; i += 1) {
    const chance = random();
    const at = chance < first ? 0 : chance < edges[2] ? 1 : 2;
    const from = edges[at] ?? 0;
    const score = scoreOf((chance - from) / ((edges[at + 1] ?? 1) - from), chances[at] ?? chancesAt(base, deviation));
    const histogram = counts[at] ?? [];
    histogram[score] = (histogram[score] ?? 0) + 1;
  }
  return counts;
}

type Chances = { readonly up: number; readonly down: number };

/** A point of NPS is half a per cent more promoters and half a per cent fewer detractors. */
function chancesAt({ promoters, detractors }: BaseShares, deviation: number): Chances {
  const up = Math.min(0.98, Math.max(0.01, promoters + deviation / 200));
  return { up, down: Math.min(0.99 - up, Math.max(0.01, detractors - deviation / 200)) };
}

/** One chance as a score: promoters 9 and 10, detractors 0 to 6, the rest 7 and 8, evenly. */
function scoreOf(chance: number, { up, down }: Chances): number {
  if (chance < up) return chance < up / 2 ? 10 : 9;
  const rest = chance - up;
  if (rest < down) return Math.floor((7 * rest) / down);
  return rest < down + (1 - up - down) / 2 ? 8 : 7;
}
