// npm run -s simulate:verdicts -- [--plans N] [--seed N]
// Judges thousands of plans with the product's own code: those without an effect may hardly be called improved, those of the size that the planner
// promised have to be found, and the rows of the reference with 8 units are repeated. The full run (2,000 plans a row, eleven minutes of one
// core) writes its figures into docs/verdicts.md. Exit 1 when a bound is missed, or more rows differ than chance explains.
import { parseArgs } from "node:util";
import { seededRandom } from "../src/index.ts";
import { percent, writeFigures } from "./verdicts/document.ts";
import { type Figure, missesByChance } from "./verdicts/figures.ts";
import { measurePower, measurePromises, measureWatch, measureWeeklyTests } from "./verdicts/promises.ts";
import { type MeasuredRow, measureRows } from "./verdicts/published.ts";

const fullPlans = 2000;
const { values } = parseArgs({ options: { plans: { type: "string" }, seed: { type: "string" } } });
const plans = wholeNumber("plans", values.plans ?? String(fullPlans));
const seed = wholeNumber("seed", values.seed ?? "1");
const fewer = Math.ceil(plans / 4);
const random = seededRandom(seed);
const startedAt = performance.now();

const rows = measureRows(plans, random, reportRow);
const power = measurePower(fewer, random, reportFigure);
const promises = measurePromises(Math.ceil(plans / 2), random, reportFigure);
const watch = measureWatch(Math.ceil(plans / 2), random, reportFigure);
const weekly = measureWeeklyTests(plans, random, reportFigure);

const bounds = [...rows.flatMap((row) => row.bounds), ...power, ...promises, ...watch].filter(
  ({ holds }) => holds !== null,
);
const brokenBounds = bounds.filter(({ holds }) => holds === false);
const product = tally(rows.flatMap((row) => row.product));
const contrast = tally(rows.flatMap((row) => row.contrast));
const isReproduced = product.misses <= product.byChance;
const summary = [
  `Bounds: ${bounds.length - brokenBounds.length} of ${bounds.length} hold${brokenBounds.map(({ name }) => `; missed: ${name}`).join("")}.`,
  `Verdicts within two standard errors of the reference: ${product.of - product.misses} of ${product.of} (by chance up to ${product.byChance} may lie outside).`,
  `Plain difference-in-differences, for contrast: ${contrast.of - contrast.misses} of ${contrast.of} (up to ${contrast.byChance}).`,
];
const seconds = (performance.now() - startedAt) / 1000;
console.log(`\n${summary.join("\n")}\n${seconds.toFixed(0)} s`);
if (plans >= fullPlans) writeFigures({ plans, seed, seconds, rows, power, promises, watch, weekly, summary });
process.exitCode = brokenBounds.length === 0 && isReproduced ? 0 : 1;

function tally(figures: readonly Figure[]) {
  return {
    of: figures.length,
    misses: figures.filter(({ holds }) => holds === false).length,
    byChance: missesByChance(figures.length),
  };
}

function reportRow({ row, shares, bounds: promised, product: ours, contrast: plain }: MeasuredRow): void {
  const missed = [...promised, ...ours, ...plain].filter(({ holds }) => holds === false).map(({ name }) => name);
  const { improved, worsened, notComparable, coverage, didImproved, didCoverage, beforeAfterImproved } = shares;
  const figures = [improved, worsened, notComparable, coverage, didImproved, didCoverage, beforeAfterImproved];
  console.log(
    `${row.name}: ${figures.map(percent).join(" · ")}${missed.map((name) => `\n  outside ${name}`).join("")}`,
  );
}

function reportFigure({ name, measured, holds }: Figure): void {
  console.log(`${holds === false ? "OUTSIDE" : "ok     "} ${name}: ${percent(measured)}`);
}

function wholeNumber(name: string, value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1) return number;
  console.error(`--${name} is a whole number from 1, not ${value}`);
  process.exit(2);
}
