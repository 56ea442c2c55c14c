import type { IngestResult } from "@heard/db/ingest";
import type { JobRunRow } from "@heard/db/schema/job-runs";
import { recordingCatalogue } from "../../catalogue/queries.ts";
import type { ServiceContext } from "../../context.ts";
import { keepFile, openFilePath, storeFile } from "../../files/index.ts";
import type { JobOutcome } from "../../jobs/handlers.ts";
import { JobProgress } from "../../jobs/progress.ts";
import { contentHashOf } from "../../responses/prepare.ts";
import { importCatalogueOf } from "../mapping/catalogue.ts";
import { namedInMapping } from "../mapping/to-create.ts";
import type { ImportBatchRow } from "../queries.ts";
import { openMapped } from "../rows/layout.ts";
import { compileMapping } from "../rows/map-row.ts";
import type { Rejection } from "../rules.ts";
import { Mapping } from "../schema.ts";
import type { Table } from "../table/table.ts";
import { batchState, type ImportPlace, type ImportWork, setBatch, setCounts } from "./batch.ts";
import { type Chunk, conflictOf, readChunks } from "./chunk.ts";
import { makeNamed } from "./make-named.ts";
import { RejectedPart, type RejectedPlace } from "./rejected-part.ts";
import type { ImportReport } from "./report.ts";
import { RunAccount } from "./run-account.ts";
import { findStored } from "./standing.ts";
import { storeChunk } from "./store-chunk.ts";

/** From where a run goes on: what was read, what became of it, and how far the rejected rows are written. */
type Checkpoint = ImportWork & { read?: number; report?: ImportReport; rejected?: RejectedPlace };

const keptDays = 30;
const dayMs = 86_400_000;

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
  readonly #place: ImportPlace;
  readonly #mapping: Mapping;
  readonly #table: Table;
  readonly #part: RejectedPart;
  readonly #progress: JobProgress;
  readonly #account: RunAccount;
  #read: number;
  #left = false;
  /** Chunks that are being stored, in the order of the file. */
  readonly #storing: { chunk: Chunk; stored: Promise<IngestResult | "left"> }[] = [];

  private constructor(
    ctx: ServiceContext,
    job: JobRunRow,
    batch: ImportBatchRow,
    place: ImportPlace,
    opened: { mapping: Mapping; table: Table; part: RejectedPart; from: Checkpoint },
  ) {
    this.#ctx = ctx;
    this.#job = job;
    this.#batch = batch;
    this.#place = place;
    this.#mapping = opened.mapping;
    this.#table = opened.table;
    this.#part = opened.part;
    this.#progress = new JobProgress(ctx, job);
    this.#account = new RunAccount(opened.from.report ?? null);
    this.#read = opened.from.read ?? 0;
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
    const from = job.checkpoint as Checkpoint;
    const goesOn = await RejectedPart.open(place.dataDir, from.rejected ?? null);
    // Without the lines that were written before, all rows are gone through again; what is stored is found and counted.
    const part = goesOn ?? (await RejectedPart.open(place.dataDir, null));
    if (!part) throw new Error("A new file of rejected rows could not be opened");
    const fresh: Checkpoint = { batchId: from.batchId };
    return new ImportRun(ctx, job, batch, place, { mapping, table, part, from: goesOn ? from : fresh });
  }

  async work(): Promise<JobOutcome> {
    await setBatch(this.#ctx, this.#job, { state: "running" }, "waiting");
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
      skip: this.#read,
      onRead: async (read) => this.#mayGoOn(read),
    });
    for await (const chunk of chunks) {
      this.#store(chunk);
      if (this.#storing.length === chunksAtOnce) await this.#settleFirst(source);
      if (this.#left) break;
    }
    while (!this.#left && this.#storing.length > 0) await this.#settleFirst(source);
    return this.#left ? this.#leave() : this.#finish();
  }

  async close(): Promise<void> {
    this.#progress.stop();
    // What failed has been said; nothing may go on behind the back of whoever comes next.
    await Promise.allSettled(this.#storing.map(({ stored }) => stored));
    await this.#part.close();
  }

  async #mayGoOn(read: number): Promise<"go" | "left"> {
    // While chunks are stored they tell; only the rows that are skipped need another voice.
    if (!this.#left && read <= this.#read && (await this.#progress.tell(this.#account.report(false).rows)) === "left")
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

  async #keep(
    refused: readonly { rows: readonly number[]; rejected: readonly Rejection[] }[],
    read: number,
  ): Promise<void> {
    for (const one of refused) this.#account.reject(one);
    const lines = refused.flatMap(({ rejected }) => rejected).toSorted((a, b) => a.row - b.row);
    const rejected = await this.#part.append(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    const report = this.#account.report(false);
    const checkpoint: Checkpoint = { batchId: this.#batch.id, read, report, rejected };
    if ((await this.#progress.save({ doneCount: report.rows, checkpoint })) === "left") this.#left = true;
    else this.#read = read;
    await setCounts(this.#ctx, this.#job, report);
  }

  /** Paused, stopped or taken over. Whoever stopped it gets to see what was refused so far; the lines stay, for it may go on. */
  async #leave(): Promise<JobOutcome> {
    await this.#storeRejected({ isStopped: true });
    return "left";
  }

  async #finish(): Promise<JobOutcome> {
    const report = this.#account.report(true);
    const until = new Date(this.#ctx.now().getTime() + keptDays * dayMs);
    await keepFile(this.#ctx, { fileId: this.#batch.fileId, until });
    await this.#storeRejected({ isStopped: false });
    await setCounts(this.#ctx, this.#job, report);
    await setBatch(this.#ctx, this.#job, { state: "imported", importedAt: this.#ctx.now() }, "running");
    await this.#part.remove();
    return { ...report };
  }

  async #storeRejected({ isStopped }: { isStopped: boolean }): Promise<void> {
    if (this.#part.isEmpty) return;
    if (isStopped && (await batchState(this.#ctx, this.#job)) !== "stopped") return;
    const { createdByKind, createdBy, fileName } = this.#batch;
    const file = await storeFile(
      this.#ctx,
      {
        purpose: "rejectedRows",
        name: fileName,
        // One rejection a line, in no language: it gets words when somebody opens it.
        mediaType: "application/x-ndjson",
        content: this.#part.content(),
        maker: { kind: createdByKind as "member", id: createdBy },
      },
      this.#place,
    );
    await setBatch(this.#ctx, this.#job, { rejectedFileId: file.id });
  }
}
