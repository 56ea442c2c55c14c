import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { inspectMachine } from "./machine.ts";
import { type Bench, measureParts } from "./measure-parts.ts";
import { markdownReport, type Part, placeReport, plainReport } from "./report.ts";

/** Loaded when they are asked for: a browser is no part of what the database is measured with. */
const benches: Record<string, () => Promise<Bench>> = {
  ingest: async () => (await import("./claims/ingest.ts")).ingestClaims,
  batch: async () => (await import("./claims/batch.ts")).batchClaims,
  import: async () => (await import("./claims/import.ts")).importClaims,
  tiles: async () => (await import("./claims/tiles.ts")).tileClaims,
  search: async () => (await import("./claims/search.ts")).searchClaims,
  text: async () => (await import("./claims/text.ts")).textClaims,
  screens: async () => (await import("./claims/screens.ts")).screenClaims,
  weights: async () => (await import("./claims/weights.ts")).weightClaims,
  load: async () => (await import("./claims/load.ts")).loadClaims,
  overload: async () => (await import("./claims/overload.ts")).overloadClaims,
  lighthouse: async () => (await import("./claims/lighthouse.ts")).lighthouseClaims,
};
/** Runs only where it is named: it lasts an hour by itself. */
const onlyWhenNamed: Record<string, () => Promise<Bench>> = {
  soak: async () => (await import("./claims/soak.ts")).soakClaims,
};
const known: Record<string, () => Promise<Bench>> = { ...benches, ...onlyWhenNamed };

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "1000000" },
    minutes: { type: "string", default: "60" },
    only: { type: "string" },
    json: { type: "boolean", default: false },
    markdown: { type: "string" },
    help: { type: "boolean", default: false },
    "on-busy-machine": { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(
    `npm run -s bench -- [--rows N] [--only ${Object.keys(known).join("|")}[,…]] [--minutes N] [--json] [--markdown FILE] [--on-busy-machine]

Every claim beside its floor from the same run. Exit 1 when a claim is missed, 2 when the machine was too busy for a verdict.
Without --only all of them but ${Object.keys(onlyWhenNamed).join(", ")}, which has to be named: it lasts --minutes (60 unless given).
--markdown writes the report to FILE; between the marks of docs/benchmarks.md, when FILE has them.`,
  );
  process.exit(0);
}
const rows = Number(values.rows);
if (!Number.isInteger(rows) || rows < 1000)
  throw new Error(`--rows is "${values.rows}"; it must be a whole number from 1000 up`);
const minutes = Number(values.minutes);
if (!Number.isFinite(minutes) || minutes < 2)
  throw new Error(`--minutes is "${values.minutes}"; it must be a number from 2 up`);
const only = values.only?.split(",") ?? Object.keys(benches);
const chosen: [string, Bench][] = [];
for (const name of only) {
  const load = known[name];
  if (!load) throw new Error(`--only names "${name}"; accepted: ${Object.keys(known).join(", ")}`);
  chosen.push([name, await load()]);
}

const log = (line: string) => values.json || console.error(line);
const started = performance.now();
const machine = inspectMachine();
log(
  `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, Node ${machine.node}; a flush takes ${machine.flushMs.p50.toFixed(2)} ms (p95 ${machine.flushMs.p95.toFixed(2)})`,
);
const parts = await measureParts(chosen, { rows, minutes, onBusyMachine: values["on-busy-machine"], log });
if (values.markdown !== undefined) {
  const run = { commit: commitOfCheckout(), date: new Date().toISOString().slice(0, 10), rows, machine };
  const took = Math.round((performance.now() - started) / 60_000);
  const file = resolve(process.env.INIT_CWD ?? ".", values.markdown);
  const page = existsSync(file) ? readFileSync(file, "utf8") : "";
  writeFileSync(file, placeReport(page, markdownReport({ ...run, minutes: took }, parts)));
}
console.log(values.json ? JSON.stringify({ machine, parts }) : plainReport(parts));
process.exit(exitCodeOf(parts));

function exitCodeOf(measured: readonly Part[]): number {
  if (measured.some(({ isBusy, results }) => !isBusy && results.some(({ pass }) => !pass))) return 1;
  return measured.some(({ isBusy }) => isBusy) ? 2 : 0;
}

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
