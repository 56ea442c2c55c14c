import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { testSecret, useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import type { ExportDocument } from "../exports/writers/document.ts";
import { writeExport } from "../exports/writers/write.ts";
import type { ImportMemory } from "../testing/import-memory.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import type { MappingInput } from "./schema.ts";

const database = useTestDatabase();
const files = useTemporaryFiles();

/**
 * A column that the mapping leaves out is read all the same: this makes a file that would not fit under its limit if it were held whole. Numbers that
 * follow no rule keep a workbook from unpacking to so much that it is refused.
 */
function padding(index: number, length: number): string {
  const pieces: string[] = [];
  let number = index + 1;
  for (let size = 0; size < length; size += 50) {
    number = (number * 48_271) % 2_147_483_647;
    pieces.push(`a column that nobody asked for; number ${number}. `);
  }
  return pieces.join("");
}
const head = ["id", "date", "score", "notes"];
const rowAt = (index: number, length: number) => [
  `R-${index}`,
  new Date(Date.UTC(2025, 0, 1 + (index % 365))).toISOString().slice(0, 10),
  String(1 + (index % 5)),
  padding(index, length),
];
const mapping: MappingInput = {
  format: "heard-mapping/1",
  source: "shops",
  externalId: "id",
  occurred: { column: "date", format: "yyyy-MM-dd" },
  columns: [
    { column: "score", as: "score", metric: "csat", scale: { min: 1, max: 5, direction: "higherIsBetter" } },
    { column: "notes", as: "ignore" },
  ],
  create: ["source"],
};

function* csv(rows: number, length: number): Generator<string> {
  yield `${head.join(",")}\n`;
  for (let index = 0; index < rows; index += 1) yield `${rowAt(index, length).join(",")}\n`;
}

function workbook(rows: number, length: number): ExportDocument {
  const batches = function* () {
    for (let from = 0; from < rows; from += 1000)
      yield Array.from({ length: Math.min(1000, rows - from) }, (_, index) => rowAt(from + index, length));
  };
  const columns = head.map((label) => ({ label, width: 12 }));
  return { name: "f", title: "F", about: [], aboutTitle: "About", columns, batches: batches(), timeZone: "UTC" };
}

/** Imports a file in a process of its own, whose memory nobody else uses; all its rows lie in memory meanwhile where that is wanted. */
async function importAlone(path: string, ...keep: "keep"[]): Promise<ImportMemory> {
  const { organisation } = await makeTestOrganisation("memory");
  const mappingPath = files.write("mapping.json", JSON.stringify(mapping));
  const script = join(import.meta.dirname, "../testing/import-memory.ts");
  const child = spawn(
    process.execPath,
    ["--expose-gc", script, path, mappingPath, organisation.key, files.folder, ...keep],
    {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, DATABASE_URL: database.ownerUrl(), AUTH_SECRET: testSecret },
    },
  );
  return JSON.parse(await text(child.stdout)) as ImportMemory;
}

// More text than the limit: 100 MB each.
test.each([
  ["csv", 10_000, 10_000, 90],
  ["xlsx", 5_000, 20_000, 80],
] as const)(
  "a large %s of %i rows, each of %i characters, is imported while at most %i MB are held above idle",
  { timeout: 240_000 },
  async (kind, rows, length, most) => {
    const path = join(files.folder, `large.${kind}`);
    const content = kind === "csv" ? csv(rows, length) : writeExport(workbook(rows, length), "xlsx");
    await pipeline(Readable.from(content), createWriteStream(path));
    const { idleMb, peakMb, accepted } = await importAlone(path);
    expect(accepted).toBe(rows);
    expect(peakMb - idleMb).toBeLessThan(most);
    // Whoever held the file whole would be found out.
    const whole = await importAlone(path, "keep");
    expect(whole.peakMb - whole.idleMb).toBeGreaterThan(most);
  },
);
