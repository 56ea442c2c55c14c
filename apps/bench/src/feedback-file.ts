import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ExportCell, ExportDocument } from "@heard/core/exports/writers/document";
import { writeExport } from "@heard/core/exports/writers/write";
import type { MappingInput } from "@heard/core/imports/schema";
import { benchTexts } from "./rows.ts";

const columns = ["id", "date", "shop", "touchpoint", "recommend", "satisfaction", "comment"] as const;
const shops = 200;
const days = 365;
const touchpoints = ["Checkout", "Advice", "Delivery", "Returns"];
const dayMs = 86_400_000;
const rowsPerPiece = 1000;

const scale = { min: 1, max: 5, direction: "higherIsBetter" } as const;

/** What the columns of {@link writeFeedbackFile} mean. */
export const feedbackMapping: MappingInput = {
  format: "heard-mapping/1",
  source: "shop-survey",
  file: { encoding: "utf-8", delimiter: "," },
  externalId: "id",
  occurred: { column: "date", format: "yyyy-MM-dd" },
  columns: [
    { column: "shop", as: "segment", segment: "shop" },
    { column: "touchpoint", as: "touchpoint" },
    { column: "recommend", as: "score", metric: "nps" },
    { column: "satisfaction", as: "score", metric: "csat", scale },
    { column: "comment", as: "comment" },
  ],
  create: ["source", "touchpoints", "segments"],
};

/** Feedback as a retailer exports it: a year, two hundred shops, two scores a row, a comment in three rows of ten. The same file every time. */
export async function writeFeedbackFile(path: string, kind: "csv" | "xlsx", rows: number): Promise<void> {
  const content = kind === "csv" ? csvPieces(rows) : writeExport(documentOf(rows), "xlsx");
  await pipeline(Readable.from(content), createWriteStream(path));
}

function* csvPieces(rows: number): Generator<string> {
  yield `${columns.join(",")}\n`;
  for (const batch of batches(rows)) yield batch.map((cells) => `${cells.map(quoted).join(",")}\n`).join("");
}

const quoted = (cell: string) => (cell.includes(",") ? `"${cell}"` : cell);

function* batches(rows: number): Generator<string[][]> {
  for (let from = 0; from < rows; from += rowsPerPiece)
    yield Array.from({ length: Math.min(rowsPerPiece, rows - from) }, (_, index) => rowAt(from + index));
}

/** Multipliers that share no factor with what they are taken modulo: every combination comes. */
function rowAt(index: number): string[] {
  const first = Date.UTC(2025, 0, 1);
  const mixed = (index * 2_654_435_761) % 4_294_967_296;
  const day = new Date(first + (mixed % days) * dayMs).toISOString().slice(0, 10);
  const shop = Math.floor(mixed / 1009) % shops;
  const text = mixed % 10 < 3 ? `${benchTexts[index % benchTexts.length] ?? ""} ${index}` : "";
  return [
    `R-${index}`,
    day,
    `Shop ${shop}`,
    touchpoints[Math.floor(mixed / 331) % touchpoints.length] ?? "",
    String(Math.floor(mixed / 97) % 11),
    String(1 + (Math.floor(mixed / 53) % 5)),
    text,
  ];
}

function documentOf(rows: number): ExportDocument {
  return {
    name: "feedback",
    title: "Feedback",
    about: [],
    aboutTitle: "About",
    timeZone: "UTC",
    columns: columns.map((label) => ({ label, width: 12 })),
    batches: cellBatches(rows),
  };
}

function* cellBatches(rows: number): Generator<ExportCell[][]> {
  for (const batch of batches(rows))
    yield batch.map((cells) =>
      cells.map((cell, column) =>
        column === 1 ? { day: cell } : column === 4 || column === 5 ? { number: Number(cell), shape: "whole" } : cell,
      ),
    );
}
