import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { ClaimResult } from "./claim.ts";
import { batchClaims } from "./claims/batch.ts";
import { importClaims } from "./claims/import.ts";
import { ingestClaims } from "./claims/ingest.ts";
import { searchClaims } from "./claims/search.ts";
import { textClaims } from "./claims/text.ts";
import { tileClaims } from "./claims/tiles.ts";
import { type Installation, openInstallation } from "./installation.ts";
import { inspectMachine, leastIdleShare } from "./machine.ts";
import { markdownReport } from "./report.ts";

const benches: Record<string, (installation: Installation, rows: number) => Promise<ClaimResult[]>> = {
  ingest: ingestClaims,
  batch: batchClaims,
  import: importClaims,
  tiles: tileClaims,
  search: searchClaims,
  text: textClaims,
};

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "1000000" },
    only: { type: "string" },
    json: { type: "boolean", default: false },
    markdown: { type: "string" },
    help: { type: "boolean", default: false },
    "on-busy-machine": { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(
    `npm run -s bench -- [--rows N] [--only ${Object.keys(benches).join("|")}] [--json] [--markdown FILE] [--on-busy-machine]\n\nEvery claim beside its floor from the same run. Exit 1 when a claim falls short.`,
  );
  process.exit(0);
}
const rows = Number(values.rows);
if (!Number.isInteger(rows) || rows < 1000)
  throw new Error(`--rows is "${values.rows}"; it must be a whole number from 1000 up`);
const chosen = Object.entries(benches).filter(([name]) => values.only === undefined || name === values.only);
if (chosen.length === 0) throw new Error(`--only is "${values.only}"; accepted: ${Object.keys(benches).join(", ")}`);

const machine = await inspectMachine();
if (!values.json) {
  console.log(
    `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}; a flush takes ${machine.flushMs.p50.toFixed(2)} ms (p95 ${machine.flushMs.p95.toFixed(2)}); ${(machine.idleShare * 100).toFixed(0)} % idle`,
  );
}
if (machine.idleShare < leastIdleShare && !values["on-busy-machine"]) {
  console.error(
    `The machine is busy (${(machine.idleShare * 100).toFixed(0)} % idle, ${leastIdleShare * 100} % needed): a ratio would measure that. Try again when it is quiet.`,
  );
  process.exit(2);
}

const results: ClaimResult[] = [];
for (const [name, bench] of chosen) {
  const installation = await openInstallation();
  try {
    results.push(...(await bench(installation, rows)));
  } finally {
    await installation.close();
  }
  if (!values.json) console.error(`${name} done`);
}
if (values.markdown !== undefined) {
  const run = { commit: commitOfCheckout(), date: new Date().toISOString().slice(0, 10), rows, machine };
  writeFileSync(resolve(process.env.INIT_CWD ?? ".", values.markdown), markdownReport(run, results));
}
if (values.json) console.log(JSON.stringify(results));
else {
  for (const { claim, measured, unit, floor, ratio, reach, pass } of results) {
    console.log(
      `${pass ? "ok  " : "FAIL"}  ${claim}: ${measured} ${unit}${floor === null ? "" : `, floor ${floor}, ratio ${ratio}`}${reach === null ? " (reported)" : `, reach ${reach}`}`,
    );
  }
}
process.exit(results.every(({ pass }) => pass) ? 0 : 1);

/** The short name of the commit; one that has been changed since says so, and outside a checkout it is unknown. */
function commitOfCheckout(): string {
  try {
    return execFileSync("git", ["describe", "--always", "--dirty"], {
      cwd: import.meta.dirname,
      encoding: "utf8",
    }).trim();
  } catch {
    return "unknown";
  }
}
