// npm run -s metrics:coverage -- [--draws N] [--seed N]
// How often nominal 95 % intervals hold the truth: simulated, exactly, and as the reference table has it. Exit 1 where a simulation is more than a
// point from the table.
import { parseArgs } from "node:util";
import reference from "../reference/coverage.json" with { type: "json" };
import { seededRandom } from "../src/index.ts";
import { simulateChangeCoverage } from "./coverage/change.ts";
import { exactNetCoverage, simulateNetCoverage } from "./coverage/net.ts";
import { simulateThemeCoverage } from "./coverage/theme.ts";
import { themeWorlds } from "./coverage/worlds.ts";

const { values } = parseArgs({ options: { draws: { type: "string" }, seed: { type: "string" } } });
const draws = wholeNumber("draws", values.draws ?? "20000");
const random = seededRandom(wholeNumber("seed", values.seed ?? "1"));
const startedAt = performance.now();
let [cells, far] = [0, 0];

console.log(`Coverage of nominal 95 % in per cent, ${draws} draws a cell: simulated (table, difference; exact)\n`);
for (const world of worlds()) {
  for (const [column, n] of reference.net.sizes.entries()) {
    const simulated = simulateNetCoverage(world, n, { draws, random });
    const exact = exactNetCoverage(world, n);
    for (const { method, coverage } of rowsOf(world))
      report(`NPS ${shares(world)} n=${n} ${method}`, simulated[method], coverage[column], exact[method]);
  }
}
for (const row of reference.change.rows) {
  const simulated = simulateChangeCoverage(row, pair(row.sizes), { draws, random });
  for (const [column, method] of reference.change.columns.entries())
    report(`change ${shares(row)} n=${row.sizes.join("+")} ${method}`, simulated[method], row.coverage[column]);
}
for (const world of themeWorlds)
  report(
    `theme impact n=${world.n} share ${world.share}`,
    simulateThemeCoverage(world, { draws: Math.min(draws, 4000), random }),
    95,
    undefined,
    1.5,
  );

const seconds = (performance.now() - startedAt) / 1000;
console.log(`\n${cells - far} of ${cells} within reach of the table, ${seconds.toFixed(1)} s`);
process.exitCode = far > 0 ? 1 : 0;

function report(name: string, simulated = Number.NaN, table = Number.NaN, exact?: number, reach = 1): void {
  const difference = simulated - table;
  const inside = Math.abs(difference) <= reach;
  cells += 1;
  if (!inside) far += 1;
  const exactly = exact === undefined ? "" : `; exact ${exact.toFixed(1)}`;
  console.log(
    `${inside ? "ok " : "FAR"} ${name.padEnd(38)} ${simulated.toFixed(1).padStart(5)} (${table.toFixed(1)}, ${difference.toFixed(2)}${exactly})`,
  );
}

function worlds() {
  return reference.net.rows.filter(({ method }) => method === "wald");
}

function rowsOf({ promoters, detractors }: { promoters: number; detractors: number }) {
  return reference.net.rows.filter((row) => row.promoters === promoters && row.detractors === detractors);
}

function shares({ promoters, detractors }: { promoters: number; detractors: number }): string {
  return `${promoters}/${detractors}`;
}

function pair([first = 0, second = 0]: readonly number[]): [number, number] {
  return [first, second];
}

function wholeNumber(name: string, value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1) return number;
  console.error(`--${name} is a whole number from 1, not ${value}`);
  process.exit(2);
}
