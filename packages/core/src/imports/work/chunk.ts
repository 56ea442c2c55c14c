import { setImmediate as breath } from "node:timers/promises";
import type { ResponseRow } from "@heard/db/ingest";
import { type Catalogue, recordingCatalogue } from "../../catalogue/queries.ts";
import { modeCodes } from "../../catalogue/rules.ts";
import type { ServiceContext } from "../../context.ts";
import { findCustomerNames } from "../../responses/find-names.ts";
import { prepareResponse } from "../../responses/prepare.ts";
import { addSegmentValues } from "../../segments/add-values.ts";
import { idConflict } from "../dry-run/dry-run.ts";
import { IdLedger } from "../rows/id-ledger.ts";
import type { ImportItem } from "../rows/item.ts";
import type { RowMapper } from "../rows/map-row.ts";
import { readItems } from "../rows/read-items.ts";
import { type Rejection, shownValue } from "../rules.ts";
import type { Mapping } from "../schema.ts";
import type { Table } from "../table/table.ts";
import { makeNamed } from "./make-named.ts";

/** A response of a chunk, with the rows of the file that it comes from. */
export type ChunkItem = { rows: readonly number[]; day: string; item: ImportItem; row: ResponseRow };
export type Refused = { rows: readonly number[]; rejected: readonly Rejection[] };

/** So many rows that what they add to the rollups is worth one go. */
export type Chunk = {
  items: ChunkItem[];
  /** Rows that say the same under an id as an earlier row of the file. */
  again: Omit<ChunkItem, "row">[];
  refused: Refused[];
  /** Responses of the file that were read up to the end of this chunk, those of earlier chunks included. */
  read: number;
};

export type ChunkOptions = {
  ctx: ServiceContext;
  table: Table;
  mapping: Mapping;
  mapper: RowMapper;
  batchId: number;
  now: Date;
  /** Responses at the beginning that an earlier attempt has dealt with: they are read, so that ids and names come out the same. */
  skip: number;
  onRead: (read: number) => Promise<"go" | "left">;
};

/** Rows of a day and a shop that come together are added to a rollup together: the more, the cheaper each, and the more memory they take meanwhile. */
const mostResponses = 10_000;
const mostCounts = 40_000;
const rowsPerBreath = 500;

type Read = { rows: readonly number[]; day: string | null; item: ImportItem };

/** Reads a file into chunks that are ready to be stored. Ends early when the work is to rest. */
export async function* readChunks(options: ChunkOptions): AsyncGenerator<Chunk> {
  const ids = new IdLedger();
  const made: Made = { names: 0 };
  let waiting = emptyChunk();
  let counts = 0;
  let read = 0;
  for await (const found of readItems(options.table, options.mapper)) {
    read += 1;
    const isNew = read > options.skip;
    const place = "item" in found && options.mapping.externalId ? ids.take(found.item) : "first";
    if (read % rowsPerBreath === 0) {
      await breath();
      if ((await options.onRead(read)) === "left") return;
    }
    if (!isNew) continue;
    if (!("item" in found)) waiting.refused.push({ rows: found.rows, rejected: found.rejected });
    else if (place === "other") waiting.refused.push(conflictOf(found, options.mapping));
    else if (place === "same") waiting.again.push({ rows: found.rows, day: found.day ?? "", item: found.item });
    else {
      // Without the cells: columns that nobody asked for would wait with the rows.
      waiting.fresh.push({ rows: found.rows, day: found.day, item: found.item });
      counts += 1 + found.item.scores.length;
    }
    const size = waiting.fresh.length + waiting.again.length + waiting.refused.length;
    if (size < mostResponses && counts < mostCounts) continue;
    yield await prepared(waiting, read, options, made);
    waiting = emptyChunk();
    counts = 0;
  }
  yield await prepared(waiting, read, options, made);
}

/** How many names of the file have been made so far. */
type Made = { names: number };
type Waiting = { fresh: Read[]; again: Chunk["again"]; refused: Refused[] };
const emptyChunk = (): Waiting => ({ fresh: [], again: [], refused: [] });

export const conflictOf = ({ rows, item }: Pick<Read, "rows" | "item">, mapping: Mapping): Refused => ({
  rows,
  rejected: [idConflict(rows[0] ?? 0, mapping.externalId ?? null, item.externalId)],
});

async function prepared(
  { fresh, again, refused }: Waiting,
  read: number,
  options: ChunkOptions,
  made: Made,
): Promise<Chunk> {
  const catalogue = await catalogueWith(fresh, options, made);
  const chunk: Chunk = { items: [], again, refused: [...refused], read };
  const source = catalogue.sources.get(options.mapping.source);
  if (!source) throw new Error(`Source ${options.mapping.source} was not made`);
  const context = {
    organisation: options.ctx.organisation,
    catalogue,
    source,
    mode: modeCodes.import,
    batchId: options.batchId,
    now: options.now,
    replyKey: null,
    names: await findCustomerNames(
      options.ctx,
      fresh.map(({ item }) => item),
    ),
  };
  for (const [index, { rows, day, item }] of fresh.entries()) {
    if (index % rowsPerBreath === rowsPerBreath - 1) await breath();
    const outcome = prepareResponse(item, { ...context, dedupeKey: item.externalId });
    if ("row" in outcome) chunk.items.push({ rows, day: day ?? outcome.row.day, item, row: outcome.row });
    else
      chunk.refused.push({
        rows,
        rejected: outcome.errors.map(({ code, value, params, expected }) => ({
          row: rows[0] ?? 0,
          column: null,
          value: shownValue(typeof value === "string" ? value : JSON.stringify(value)),
          code,
          params,
          expected,
        })),
      });
  }
  return chunk;
}

/** The catalogue, after what these rows name has been made. */
async function catalogueWith(fresh: readonly Read[], { ctx, mapper }: ChunkOptions, made: Made): Promise<Catalogue> {
  const { touchpoints, channels } = mapper.newNames;
  const names = touchpoints.length + channels.length;
  const hasNewNames = names > made.names;
  if (hasNewNames) {
    await makeNamed(ctx, {
      source: null,
      touchpoints: [...touchpoints],
      channels: [...channels],
      segments: [],
      scales: [],
      itemMetrics: [],
    });
    made.names = names;
  }
  const known = await recordingCatalogue(ctx, { fresh: hasNewNames });
  const missing = new Map<string, { field: string; value: string }>();
  for (const { item } of fresh)
    for (const [field, value] of Object.entries(item.segments ?? {}))
      if (!known.segmentFields.get(field)?.values.has(value)) missing.set(`${field}/${value}`, { field, value });
  if (missing.size === 0) return known;
  await addSegmentValues(ctx, [...missing.values()]);
  return recordingCatalogue(ctx, { fresh: true });
}
