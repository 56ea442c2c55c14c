// npm run -s simulate:themes -- [--years N] [--worlds N] [--seed N]
// Follows themes with the product's own alert code: how many false alarms a quiet year raises within its part of the budget, and how soon a theme that is
// said half as often again is found. Exit 1 outside a band.
import { parseArgs } from "node:util";
import { median, seededRandom } from "../src/index.ts";
import { quietYear, weeksToFind } from "./alarms/theme-world.ts";

const { values } = parseArgs({
  options: { years: { type: "string" }, worlds: { type: "string" }, seed: { type: "string" } },
});
const years = wholeNumber("years", values.years ?? "40");
const worlds = wholeNumber("worlds", values.worlds ?? "40");
const random = seededRandom(wholeNumber("seed", values.seed ?? "1"));
const startedAt = performance.now();
let isOutside = false;

// Theme alarms a month against the family's part of the budget. By chance alone they keep within it, as the procedure asks; well under it the limits would
// be needlessly high. Where weeks move by themselves they do not, which docs/alarms.md states as a miss: the band is the figure that is reached, wide
// enough for so many years being a sample, so that it can neither grow nor shrink unseen.
const part = 0.2;
const reached = 0.23;
const sampling = 3 * Math.sqrt(reached / 12 / years);
for (const [name, weeklyNoise, band, mostInAYear] of [
  ["chance alone", 0, [0.06, part], 8],
  [`weeks that move by 10 % (a miss: above ${part})`, 0.1, [reached - sampling, reached + sampling], 10],
] as const) {
  const counts = Array.from({ length: years }, () => quietYear({ comments: 1000, weeklyNoise, random }));
  const aMonth = counts.reduce((total, count) => total + count, 0) / years / 12;
  report(`quiet, ${name}, ${years} years: theme alarms a month`, aMonth, band);
  report(`quiet, ${name}: most in a year`, Math.max(...counts), [0, mostInAYear]);
}
for (const [comments, band] of [
  [1000, [2, 4]],
  [300, [4, 9]],
] as const) {
  const found = Array.from(
    { length: worlds },
    () => weeksToFind({ comments, weeklyNoise: 0.1, random }) ?? Number.POSITIVE_INFINITY,
  );
  report(`5 % theme + 50 % at ${comments} comments a week, ${worlds} worlds: median weeks`, median(found) ?? 0, band);
}
console.log(`\n${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
process.exitCode = isOutside ? 1 : 0;

function report(name: string, value: number, [low, high]: readonly [number, number]): void {
  const inside = value >= low && value <= high;
  if (!inside) isOutside = true;
  console.log(
    `${inside ? "ok     " : "OUTSIDE"} ${name}: ${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`,
  );
}

function wholeNumber(name: string, value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1) return number;
  console.error(`--${name} is a whole number from 1, not ${value}`);
  process.exit(2);
}
