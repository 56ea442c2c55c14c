import { createReadStream, createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { readCatalogue } from "@heard/core/catalogue/queries";
import { inTenant, type ServiceContext } from "@heard/core/context";
import { importFile, tryFile } from "@heard/core/imports";
import { importCatalogueOf } from "@heard/core/imports/mapping/catalogue";
import { openMapped } from "@heard/core/imports/rows/layout";
import { compileMapping } from "@heard/core/imports/rows/map-row";
import { Mapping } from "@heard/core/imports/schema";
import { readChunks } from "@heard/core/imports/work/chunk";
import { foldAll } from "@heard/core/rollups/fold";
import { ingestStaged } from "@heard/db";
import postgres, { type Sql } from "postgres";
import { type ClaimResult, median, rateClaim } from "../claim.ts";
import { feedbackMapping, writeFeedbackFile } from "../feedback-file.ts";
import type { Installation } from "../installation.ts";

const rounds = 4;
const tables = ["responses", "scores", "comments", "comment_originals"] as const;
const emptied = [...tables, "pending", "rollup_dimension_days", "rollup_dimension_months"];
const emptyAll = `truncate ${[...emptied, "rollup_core_days", "rollup_core_months"].join(", ")}`;

/**
 * A file of a year and two hundred shops, from its bytes to stored rows and to numbers, against COPY of the very same rows into the same tables with
 * the same indexes by the owner. The floor neither reads a file nor looks for duplicates, and it makes no pending rows and no rollups.
 */
export async function importClaims(installation: Installation, rows: number): Promise<ClaimResult[]> {
  const { ctx, owner } = installation;
  const folder = mkdtempSync(join(tmpdir(), "heard-bench-import-"));
  const path = join(folder, "feedback.csv");
  const each = Math.max(1000, Math.round(rows / 10));
  const rates = { stored: [] as number[], folded: [] as number[], copied: [] as number[] };
  try {
    await writeFeedbackFile(path, "csv", each);
    const input = { path, mapping: feedbackMapping };
    const { account } = await tryFile(ctx, input, { dataDir: folder });
    if (!account) throw new Error("The mapping is refused");
    for (let round = 0; round < rounds; round += 1) {
      const folded = await secondsOf(() => importWhole(ctx, { ...input, account }, folder));
      await owner.unsafe(emptyAll);
      const stored = await secondsOf(() => storeOnly(ctx, path));
      const copied = await copySeconds(installation, folder, each);
      await owner.unsafe(emptyAll);
      if (round === 0) continue; // The first round warms caches and plans, and makes the cells.
      rates.folded.push(each / folded);
      rates.stored.push(each / stored);
      rates.copied.push(each / copied);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const floor = median(rates.copied);
  const name = `file import, ${each} rows over a year and 200 shops`;
  return [
    rateClaim(`${name}, until stored ÷ COPY of the same rows`, median(rates.stored), floor, 0.5),
    rateClaim(`${name}, until pending is empty ÷ COPY of the same rows`, median(rates.folded), floor, 0.2),
  ];
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** The import as `heard import` does it, until every number is folded. Its dry run comes before and is not counted. */
async function importWhole(
  ctx: ServiceContext,
  input: Parameters<typeof importFile>[1],
  dataDir: string,
): Promise<void> {
  const { counts } = await importFile(ctx, input, { dataDir });
  await foldAll(ctx);
  if (counts.accepted !== counts.rows) throw new Error(`The import took ${counts.accepted} of ${counts.rows} rows`);
}

/** The same file through the same reading and the same door, and no fold. */
async function storeOnly(ctx: ServiceContext, path: string): Promise<void> {
  const mapping = Mapping.parse(feedbackMapping);
  const table = await openMapped(path, mapping);
  const catalogue = importCatalogueOf(await inTenant(ctx, readCatalogue), ctx.organisation.timeZone);
  const now = new Date();
  const mapper = compileMapping(mapping, { columns: table.columns, kind: table.kind, catalogue, now });
  const onRead = async () => "go" as const;
  let storing: Promise<unknown> = Promise.resolve();
  for await (const { items } of readChunks({ ctx, table, mapping, mapper, batchId: 1, now, skip: 0, onRead })) {
    await storing;
    storing = ingestStaged(items.map(({ row }) => row));
  }
  await storing;
}

/** Writes the rows that are stored to files, empties their tables and copies them in again: the seconds of the last step. */
async function copySeconds({ owner, url }: Installation, folder: string, expected: number): Promise<number> {
  const columns = await Promise.all(tables.map((table) => columnsOf(owner, table)));
  for (const [index, table] of tables.entries()) {
    // A connection that has copied out keeps its lock on the table until it ends.
    const reader = postgres(url, { max: 1, onnotice: () => {} });
    const out = await reader.unsafe(`copy ${table} (${columns[index]}) to stdout`).readable();
    await pipeline(out, createWriteStream(join(folder, table)));
    await reader.end({ timeout: 0 });
  }
  await owner.unsafe(emptyAll);
  const start = performance.now();
  for (const [index, table] of tables.entries()) {
    const into = await owner.unsafe(`copy ${table} (${columns[index]}) from stdin`).writable();
    await pipeline(createReadStream(join(folder, table)), into);
  }
  const seconds = (performance.now() - start) / 1000;
  const [row] = await owner.unsafe<{ n: number }[]>("select count(*)::int as n from responses");
  if (row?.n !== expected) throw new Error(`COPY stored ${row?.n} of ${expected} rows`);
  return seconds;
}

async function columnsOf(owner: Sql, table: string): Promise<string> {
  const rows = await owner<{ name: string }[]>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`;
  return rows.map(({ name }) => name).join(", ");
}
