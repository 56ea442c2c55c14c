import {
  adjustedWaldNetInterval,
  type Interval,
  type Random,
  scoreNetInterval,
  type Trinomial,
  waldNetInterval,
} from "../../src/index.ts";
import { drawTrinomial, holds, type NetWorld, truePoints } from "./draw.ts";

/** The intervals that the reference table compares. */
const netIntervals: Readonly<Record<string, (trinomial: Trinomial) => Interval>> = {
  wald: (trinomial) => waldNetInterval(trinomial),
  adjustedWald: (trinomial) => adjustedWaldNetInterval(trinomial),
  score: (trinomial) => scoreNetInterval(trinomial),
};

/** Coverage in per cent of every method for one world and n, all from the same draws. */
export function simulateNetCoverage(world: NetWorld, n: number, { draws, random }: { draws: number; random: Random }) {
  const truth = truePoints(world);
  const held = heldTable(n, truth);
  const counts: Record<string, number> = Object.fromEntries(Object.keys(netIntervals).map((method) => [method, 0]));
  for (let i = 0; i < draws; i += 1) {
    const { up, down } = drawTrinomial(world, n, random);
    for (const method of held(up, down)) counts[method] = (counts[method] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(counts).map(([method, count]) => [method, (100 * count) / draws]));
}

/** Coverage in per cent without chance: the probabilities of all outcomes whose interval holds the truth. */
export function exactNetCoverage(world: NetWorld, n: number): Record<string, number> {
  const held = heldTable(n, truePoints(world));
  const logs = logFactorials(n);
  const { promoters, detractors } = world;
  const [logP, logD, logPassive] = [promoters, detractors, 1 - promoters - detractors].map(Math.log) as [
    number,
    number,
    number,
  ];
  const coverage: Record<string, number> = Object.fromEntries(Object.keys(netIntervals).map((method) => [method, 0]));
  for (let up = 0; up <= n; up += 1) {
    for (let down = 0; up + down <= n; down += 1) {
      const passive = n - up - down;
      const ways = (logs[n] ?? 0) - (logs[up] ?? 0) - (logs[down] ?? 0) - (logs[passive] ?? 0);
      const chance = Math.exp(ways + up * logP + down * logD + passive * logPassive);
      for (const method of held(up, down)) coverage[method] = (coverage[method] ?? 0) + 100 * chance;
    }
  }
  return coverage;
}

/** The methods whose interval of this outcome holds the truth, computed once an outcome. */
function heldTable(n: number, truth: number): (up: number, down: number) => readonly string[] {
  const known = new Map<number, readonly string[]>();
  return (up, down) => {
    const key = up * (n + 1) + down;
    const found = known.get(key);
    if (found) return found;
    const methods = Object.entries(netIntervals).flatMap(([method, interval]) =>
      holds(interval({ up, down, n }), truth) ? [method] : [],
    );
    known.set(key, methods);
    return methods;
  };
}

function logFactorials(n: number): number[] {
  const logs = [0];
  for (let i = 1; i <= n; i += 1) logs.push((logs[i - 1] ?? 0) + Math.log(i));
  return logs;
}
