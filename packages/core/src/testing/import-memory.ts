import { readFileSync } from "node:fs";
import { closeDatabase, configureDatabase } from "@heard/db";
import { importFile, tryFile } from "../imports/import-file.ts";
import { openTable, type TableRow } from "../imports/table/open.ts";
import { contextOf } from "../organisations/queries.ts";

/**
 * A process of its own that imports a file and says how much memory that held above idle: `node --expose-gc import-memory.ts FILE MAPPING.json
 * ORGANISATION DATA_DIR`, with DATABASE_URL and AUTH_SECRET. Prints one line of JSON, {@link ImportMemory}. With `keep` behind them it imports
 * nothing and keeps every row that it reads, as an import must not.
 *
 * Held is what is left when the garbage is collected: how far a process grows before it collects differs between machines by more than a limit
 * allows. What the process takes in all is measured by the bench.
 */
export type ImportMemory = { idleMb: number; peakMb: number; accepted: number };

const [path = "", mappingPath = "", organisation = "", dataDir = "", keep] = process.argv.slice(2);
const { DATABASE_URL: databaseUrl = "", AUTH_SECRET: authSecret = "" } = process.env;
const megabyte = 1024 ** 2;
/** Each look collects the garbage, which takes as long as there is much to keep. */
const sampleMs = 1000;

function heldMb(): number {
  if (!globalThis.gc) throw new Error("This program needs `node --expose-gc`.");
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / megabyte;
}

async function importAll(): Promise<number> {
  const mapping: unknown = JSON.parse(readFileSync(mappingPath, "utf8"));
  const { problems, account } = await tryFile(ctx, { path, mapping }, { dataDir });
  if (!account) throw new Error(`The mapping is refused: ${JSON.stringify(problems)}`);
  return (await importFile(ctx, { path, mapping, account }, { dataDir })).counts.accepted;
}

const kept: TableRow[] = [];
async function keepAll(): Promise<number> {
  for await (const row of (await openTable(path)).rows()) kept.push(row);
  return kept.length;
}

configureDatabase({ databaseUrl, authSecret });
const ctx = await contextOf(organisation, { kind: "operator" }, () => new Date());
const idleMb = heldMb();
let peakMb = idleMb;
const sample = () => {
  peakMb = Math.max(peakMb, heldMb());
};
const sampler = setInterval(sample, sampleMs);
const accepted = await (keep === "keep" ? keepAll() : importAll());
sample();
clearInterval(sampler);
await closeDatabase();

const measured: ImportMemory = { idleMb, peakMb, accepted };
console.log(JSON.stringify(measured));
