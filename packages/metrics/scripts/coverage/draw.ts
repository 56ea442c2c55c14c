import type { Random, Trinomial } from "../../src/index.ts";

/** True shares of promoters and detractors. */
export type NetWorld = { readonly promoters: number; readonly detractors: number };

/** The net score of a world, in points. */
export function truePoints({ promoters, detractors }: NetWorld): number {
  return 100 * (promoters - detractors);
}

/** n answers of a world. */
export function drawTrinomial({ promoters, detractors }: NetWorld, n: number, random: Random): Trinomial {
  let [up, down] = [0, 0];
  for (let i = 0; i < n; i += 1) {
    const chance = random();
    if (chance < promoters) up += 1;
    else if (chance < promoters + detractors) down += 1;
  }
  return { up, down, n };
}

/** Whether an interval holds a value, with an allowance for rounding: many small samples have the truth exactly on an end. */
export function holds({ low, high }: { low: number; high: number }, value: number): boolean {
  return low <= value + 1e-9 && value <= high + 1e-9;
}
