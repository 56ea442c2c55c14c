import { adjustedNetChange, type NetChange, type Random, type Trinomial, waldNetChange } from "../../src/index.ts";
import { drawTrinomial, holds, type NetWorld } from "./draw.ts";

/** The intervals of a change that the reference table compares. */
const changes: Readonly<Record<string, (before: Trinomial, after: Trinomial) => NetChange>> = {
  wald: (before, after) => waldNetChange(before, after),
  split: (before, after) => adjustedNetChange(before, after),
  full: (before, after) => adjustedNetChange(before, after, { imagined: 3 }),
};

/** Coverage in per cent of no change between two samples of one world, all methods from the same draws. */
export function simulateChangeCoverage(
  world: NetWorld,
  [first, second]: readonly [number, number],
  { draws, random }: { draws: number; random: Random },
): Record<string, number> {
  const counts: Record<string, number> = { wald: 0, split: 0, full: 0 };
  for (let i = 0; i < draws; i += 1) {
    const [before, after] = [drawTrinomial(world, first, random), drawTrinomial(world, second, random)];
    for (const [method, change] of Object.entries(changes))
      if (holds(change(before, after).interval, 0)) counts[method] = (counts[method] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(counts).map(([method, count]) => [method, (100 * count) / draws]));
}
