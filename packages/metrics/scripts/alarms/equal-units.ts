import { estimateUnits, type Random, rankIntervals, unitSpread } from "../../src/index.ts";

const unitCount = 30;
const values = [-1, 0, 1];
const shares = [0.2, 0.3, 0.5];

/** Units of 20 to 300 answers that are all alike: how often the spread beyond chance may be 0, and how many units may have any rank. */
export function equalUnits({ draws, random }: { draws: number; random: Random }): { holdsNone: number; tied: number } {
  let [holdsNone, tied] = [0, 0];
  for (let draw = 0; draw < draws; draw += 1) {
    const units = estimateUnits(
      Array.from({ length: unitCount }, () => drawUnit(20 + Math.floor(280 * random()), random)),
    );
    if (unitSpread(units)?.low === 0) holdsNone += 1;
    tied += rankIntervals(units).filter(({ low, high }) => low === 1 && high === unitCount).length;
  }
  return { holdsNone: holdsNone / draws, tied: tied / draws / unitCount };
}

function drawUnit(n: number, random: Random): { n: number; mean: number; variance: number } {
  let [sum, squares] = [0, 0];
  for (let answer = 0; answer < n; answer += 1) {
    const chance = random();
    const value = values[chance < (shares[0] ?? 0) ? 0 : chance < (shares[0] ?? 0) + (shares[1] ?? 0) ? 1 : 2] ?? 0;
    sum += value;
    squares += value ** 2;
  }
  return { n, mean: sum / n, variance: squares / n - (sum / n) ** 2 };
}
