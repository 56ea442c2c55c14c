// npm run -s simulate:alarms -- [--years N] [--worlds N] [--seed N] [--only PART,…]
// Follows simulated accounts with the product's own alert code, from raw answers: how many false alarms twelve quiet months raise, how soon what is planted
// is found and where, and what else docs/alarms.md promises. Exit 1 where a figure is outside its band.
import { parseArgs } from "node:util";
import { type Figure, parts } from "./alarms/figures.ts";

const { values } = parseArgs({
  options: {
    years: { type: "string" },
    worlds: { type: "string" },
    seed: { type: "string" },
    only: { type: "string" },
  },
});
const effort = {
  years: wholeNumber("years", values.years ?? "40"),
  worlds: wholeNumber("worlds", values.worlds ?? "60"),
  seed: wholeNumber("seed", values.seed ?? "1"),
};
const names = values.only?.split(",") ?? Object.keys(parts);
let outside = 0;
for (const name of names) {
  const part = Object.entries(parts).find(([key]) => key === name)?.[1];
  if (!part) stop(`--only is one or more of ${Object.keys(parts).join(", ")}, not ${name}`);
  const startedAt = performance.now();
  for (const figure of part(effort)) report(figure);
  console.log(`        ${name}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
}
console.log(outside > 0 ? `${outside} outside their band` : "All inside their bands");
process.exitCode = outside > 0 ? 1 : 0;

function report({ name, value, band: [low, high] }: Figure): void {
  const inside = value >= low && value <= high;
  if (!inside) outside += 1;
  const reach =
    high === Infinity ? `${low} or more` : low === -Infinity ? `at most ${high}` : `${round(low)} to ${round(high)}`;
  console.log(`${inside ? "ok     " : "OUTSIDE"} ${name}: ${round(value)} (${reach})`);
}

function round(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

function wholeNumber(name: string, value: string): number {
  const number = Number(value);
  return Number.isInteger(number) && number >= 1 ? number : stop(`--${name} is a whole number from 1, not ${value}`);
}

function stop(reason: string): never {
  console.error(reason);
  process.exit(2);
}
