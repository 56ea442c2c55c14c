import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { closeDatabase, configureDatabase } from "@heard/db";
import { importFile, tryFile } from "../imports/index.ts";
import { openTable, type TableRow } from "../imports/table/open.ts";
import { contextOf } from "../organisations/queries.ts";

/**
 * A process of its own that imports a file and says how much memory that took above idle: `node import-memory.ts FILE MAPPING.json ORGANISATION
 * DATA_DIR`, with DATABASE_URL and AUTH_SECRET. Prints one line of JSON, {@link ImportMemory}. With `keep` behind them it keeps every row that it has
 * read, as an import must not.
 */
export type ImportMemory = { idleMb: number; peakMb: number; accepted: number; rejected: number };

const [path = "", mappingPath = "", organisation = "", dataDir = "", keep] = process.argv.slice(2);
const { DATABASE_URL: databaseUrl = "", AUTH_SECRET: authSecret = "" } = process.env;
const megabyte = 1024 ** 2;
const sampleMs = 10;

configureDatabase({ databaseUrl, authSecret });
const ctx = await contextOf(organisation, { kind: "operator" }, () => new Date());
// What starting up has left behind is no part of the import.
await delay(500);
const idle = process.memoryUsage.rss();
let peak = idle;
const sampler = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, sampleMs);

const kept: TableRow[] = [];
if (keep === "keep") for await (const row of (await openTable(path)).rows()) kept.push(row);
const mapping: unknown = JSON.parse(readFileSync(mappingPath, "utf8"));
const { problems, account } = await tryFile(ctx, { path, mapping }, { dataDir });
if (!account) throw new Error(`The mapping is refused: ${JSON.stringify(problems)}`);
const { counts } = await importFile(ctx, { path, mapping, account }, { dataDir });
peak = Math.max(peak, process.memoryUsage.rss());
clearInterval(sampler);
if (keep === "keep" && kept.length === 0) throw new Error("Nothing was kept");
await closeDatabase();

const measured: ImportMemory = {
  idleMb: idle / megabyte,
  peakMb: peak / megabyte,
  accepted: counts.accepted,
  rejected: counts.rejected,
};
console.log(JSON.stringify(measured));
