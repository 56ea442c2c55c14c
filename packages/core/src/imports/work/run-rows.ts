import type { IngestResult } from "@heard/db/ingest";
import type { JobRunRow } from "@heard/db/schema/job-runs";
import { recordingCatalogue } from "../../catalogue/queries.ts";
import type { ServiceContext } from "../../context.ts";
import { openFilePath } from "../../files/index.ts";
import type { JobOutcome } from "../../jobs/handlers.ts";
import { contentHashOf } from "../../responses/prepare.ts";
import { importCatalogueOf } from "../mapping/catalogue.ts";
import { namedInMapping } from "../mapping/to-create.ts";
import type { ImportBatchRow } from "../queries.ts";
import { openMapped } from "../rows/layout.ts";
import { compileMapping } from "../rows/map-row.ts";
import { Mapping } from "../schema.ts";
import type { Table } from "../table/table.ts";
import { type ImportPlace, setBatch } from "./batch.ts";
import { type Chunk, conflictOf, type Refused, readChunks } from "./chunk.ts";
import { makeNamed } from "./make-named.ts";
import type { ImportReport } from "./report.ts";
import { RunAccount } from "./run-account.ts";
import { RunBook } from "./run-book.ts";
import { findStored } from "./standing.ts";
import { storeChunk } from "./store-chunk.ts";

/** So many chunks are stored at once, while the next is read. */
const chunksAtOnce = 2;

/**
 * Lets the rows of a file in, chunk by chunk. Each chunk is one transaction under ids that make a second try harmless, and the checkpoint follows the chunks
 * in the order of the file, so whatever dies in between, every row counts once.
 */
export async function runRows(
  ctx: ServiceContext,
  job: JobRunRow,
  batch: ImportBatchRow,
  place: ImportPlace,
): Promise<JobOutcome> {
  await setBatch(ctx, job, { state: "running" }, "waiting");
  const run = await ImportRun.begin(ctx, job, batch, place);
  try {
    return await run.work();
  } finally {
    await run.close();
  }
}

class ImportRun {
  readonly #ctx: ServiceContext;
  readonly #job: JobRunRow;
  readonly #batch: ImportBatchRow;
  readonly #mapping: Mapping;
  readonly #table: Table;
  readonly #book: RunBook;
  readonly #account: RunAccount;
  #left = false;
  /** Chunks that are being stored, in the order of the file. */
  readonly #storing: { chunk: Chunk; stored: Promise<IngestResult | "left"> }[] = [];

  private constructor(
    ctx: ServiceContext,
    job: JobRunRow,
    batch: ImportBatchRow,
    opened: { mapping: Mapping; table: Table; book: RunBook },
  ) {
    this.#ctx = ctx;
    this.#job = job;
    this.#batch = batch;
    this.#mapping = opened.mapping;
    this.#table = opened.table;
    this.#book = opened.book;
    this.#account = new RunAccount(opened.book.before as ImportReport | null);
  }

  static async begin(
    ctx: ServiceContext,
    job: JobRunRow,
    batch: ImportBatchRow,
    place: ImportPlace,
  ): Promise<ImportRun> {
    const mapping = Mapping.parse(batch.mapping);
    const { path } = await openFilePath(ctx, { fileId: batch.fileId }, place);
    const table = await openMapped(path, mapping);
    return new ImportRun(ctx, job, batch, { mapping, table, book: await RunBook.open(ctx, job, batch, place) });
  }

  async work(): Promise<JobOutcome> {
    const catalogue = importCatalogueOf(
      await recordingCatalogue(this.#ctx, { fresh: true }),
      this.#ctx.organisation.timeZone,
    );
    await makeNamed(this.#ctx, namedInMapping(this.#mapping, catalogue));
    const known = await recordingCatalogue(this.#ctx, { fresh: true });
    const source = known.sources.get(this.#mapping.source);
    if (!source) throw new Error(`Source ${this.#mapping.source} was not made`);
    await setBatch(this.#ctx, this.#job, { sourceId: source.id });
    // The clock of the first attempt: a row that lies at the border of the future is judged once.
    const now = this.#job.startedAt ?? this.#ctx.now();
    const { columns, kind } = this.#table;
    const chunks = readChunks({
      ctx: this.#ctx,
      table: this.#table,
      mapping: this.#mapping,
      mapper: compileMapping(this.#mapping, {
        columns,
        kind,
        catalogue: importCatalogueOf(known, this.#ctx.organisation.timeZone),
        now,
      }),
      batchId: this.#batch.id,
      now,
      skip: this.#book.read,
      onRead: async (read) => this.#mayGoOn(read),
    });
    for await (const chunk of chunks) {
      this.#store(chunk);
      if (this.#storing.length === chunksAtOnce) await this.#settleFirst(source);
      if (this.#left) break;
    }
    while (!this.#left && this.#storing.length > 0) await this.#settleFirst(source);
    return this.#left ? this.#book.leave() : this.#book.finish(this.#account.report(true));
  }

  async close(): Promise<void> {
    this.#book.rest();
    // What failed has been said; nothing may go on behind the back of whoever comes next.
    await Promise.allSettled(this.#storing.map(({ stored }) => stored));
    await this.#book.close();
  }

  async #mayGoOn(read: number): Promise<"go" | "left"> {
    // While chunks are stored they tell; only the rows that are skipped need another voice.
    if (!this.#left && read <= this.#book.read && (await this.#book.tell(this.#account.report(false).rows)) === "left")
      this.#left = true;
    return this.#left ? "left" : "go";
  }

  #store(chunk: Chunk): void {
    const rows = chunk.items.map(({ row }) => row);
    const stored = storeChunk(this.#ctx, this.#job, rows);
    // Awaited when its turn comes; until then a failure is no stray one.
    stored.catch(() => {});
    this.#storing.push({ chunk, stored });
  }

  /** Accounts for the chunk that comes first in the file. A chunk behind it may be stored already: after a restart it is found and counted. */
  async #settleFirst(source: { id: number; slots: number }): Promise<void> {
    const [first] = this.#storing;
    const stored = await first?.stored;
    if (first && stored && stored !== "left") await this.#settle(first.chunk, stored, source);
    else this.#left = true;
    this.#storing.shift();
  }

  async #settle(chunk: Chunk, stored: IngestResult, source: { id: number; slots: number }): Promise<void> {
    const refused = [...chunk.refused];
    const missing = chunk.items.filter(({ row }) => !stored.has(row.id));
    const doubtful = [...missing, ...chunk.again].map(({ item }) => item.externalId);
    const standing = await findStored(this.#ctx, source, doubtful);
    const isMissing = new Set(missing);
    for (const one of chunk.items) {
      const found = isMissing.has(one) ? standing.get(one.item.externalId) : undefined;
      // Stored just now, or by an earlier attempt of this import.
      if (!isMissing.has(one) || found?.batchId === this.#batch.id) this.#account.accept(one);
      else if (found?.contentHash === one.row.contentHash) this.#account.know(one.rows);
      else refused.push(conflictOf(one, this.#mapping));
    }
    for (const one of chunk.again) {
      // The first row of this id was refused for what stands here already: so is this one.
      if (standing.get(one.item.externalId)?.contentHash === contentHashOf(one.item)) this.#account.know(one.rows);
      else refused.push(conflictOf(one, this.#mapping));
    }
    await this.#keep(refused, chunk.read);
  }

  async #keep(refused: readonly Refused[], read: number): Promise<void> {
    for (const one of refused) this.#account.reject(one);
    if ((await this.#book.keep(refused, { read, report: this.#account.report(false) })) === "left") this.#left = true;
  }
}
