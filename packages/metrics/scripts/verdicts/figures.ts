import { betaCdf } from "../../src/index.ts";

/** A share that was simulated, beside what it has to be. Shares 0…1. */
export type Figure = {
  readonly name: string;
  readonly measured: number;
  readonly plans: number;
  /** Whether it is within reach; `null` for a contrast, which is shown and decides nothing. */
  readonly holds: boolean | null;
};

const reachInErrors = 2;

/** Two standard errors of a share among so many plans; of none or all, as if one had been otherwise. */
export function twoErrors(share: number, plans: number): number {
  const inside = Math.min(1 - 1 / plans, Math.max(1 / plans, share));
  return reachInErrors * Math.sqrt((inside * (1 - inside)) / plans);
}

/** A bound that holds but for what simulating so many plans leaves open. */
export function boundFigure(
  name: string,
  measured: number,
  { plans, atMost = 1, atLeast = 0 }: { plans: number; atMost?: number; atLeast?: number },
): Figure {
  const holds = measured <= atMost + twoErrors(atMost, plans) && measured >= atLeast - twoErrors(atLeast, plans);
  return { name, measured, plans, holds };
}

/** Plans behind a figure of the reference. */
const publishedPlans = 4000;

/** A figure of the reference, in per cent, with the rounding that it was printed with. */
export function publishedFigure(name: string, measured: number, published: number, plans: number): Figure {
  const rounding = Number.isInteger(published) && published >= 5 && published < 99 ? 0.005 : 0.0005;
  const share = published / 100;
  const reach = Math.hypot(twoErrors(share, plans), twoErrors(share, publishedPlans)) + rounding;
  return { name, measured, plans, holds: Math.abs(measured - share) <= reach };
}

/** Two standard errors leave out 4.55 % of figures that are the same in truth. */
const outsideByChance = 0.0455;
const certainty = 0.99;

/** How many of so many figures may lie outside two standard errors by chance alone, 99 times in 100. */
export function missesByChance(figures: number): number {
  let misses = 0;
  // P(X > misses) of a binomial is the distribution function of beta(misses + 1, figures − misses).
  while (misses < figures && betaCdf(outsideByChance, misses + 1, figures - misses) > 1 - certainty) misses += 1;
  return misses;
}
