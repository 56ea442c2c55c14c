import type { JobRunRow } from "@heard/db/schema/job-runs";
import type { ServiceContext } from "../../context.ts";
import { keepFile, storeFile } from "../../files/index.ts";
import type { JobOutcome } from "../../jobs/handlers.ts";
import { JobProgress, type Turn } from "../../jobs/progress.ts";
import type { ImportBatchRow } from "../queries.ts";
import { batchState, type ImportPlace, type ImportWork, setBatch, setCounts } from "./batch.ts";
import type { Refused } from "./chunk.ts";
import { RejectedPart, type RejectedPlace } from "./rejected-part.ts";
import type { RowReport } from "./report.ts";

/** From where a run goes on: what was read, what became of it, and how far the rejected rows are written. */
type Checkpoint = ImportWork & { read?: number; report?: RowReport; rejected?: RejectedPlace };

const keptDays = 30;
const dayMs = 86_400_000;

/** What a run keeps of itself, whatever it brings in: how far it is, what was refused, and how it ended. From here it goes on after a restart. */
export class RunBook {
  readonly #ctx: ServiceContext;
  readonly #job: JobRunRow;
  readonly #batch: ImportBatchRow;
  readonly #place: ImportPlace;
  readonly #part: RejectedPart;
  readonly #progress: JobProgress;
  /** What an earlier attempt had counted. */
  readonly before: RowReport | null;
  #read: number;

  private constructor(
    ctx: ServiceContext,
    job: JobRunRow,
    batch: ImportBatchRow,
    place: ImportPlace,
    { part, from }: { part: RejectedPart; from: Checkpoint },
  ) {
    this.#ctx = ctx;
    this.#job = job;
    this.#batch = batch;
    this.#place = place;
    this.#part = part;
    this.#progress = new JobProgress(ctx, job);
    this.before = from.report ?? null;
    this.#read = from.read ?? 0;
  }

  static async open(ctx: ServiceContext, job: JobRunRow, batch: ImportBatchRow, place: ImportPlace): Promise<RunBook> {
    const from = job.checkpoint as Checkpoint;
    const goesOn = await RejectedPart.open(place.dataDir, from.rejected ?? null);
    // Without the lines that were written before, all rows are gone through again; what is stored is found and counted.
    const part = goesOn ?? (await RejectedPart.open(place.dataDir, null));
    if (!part) throw new Error("A new file of rejected rows could not be opened");
    return new RunBook(ctx, job, batch, place, { part, from: goesOn ? from : { batchId: from.batchId } });
  }

  /** What of the file has been dealt with. */
  get read(): number {
    return this.#read;
  }

  tell = (rows: number): Promise<Turn> => this.#progress.tell(rows);

  /** Keeps what became of the next part of the file. */
  async keep(refused: readonly Refused[], { read, report }: { read: number; report: RowReport }): Promise<Turn> {
    const lines = refused.flatMap(({ rejected }) => rejected).toSorted((a, b) => a.row - b.row);
    const rejected = await this.#part.append(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    const checkpoint: Checkpoint = { batchId: this.#batch.id, read, report, rejected };
    const turn = await this.#progress.save({ doneCount: report.rows, checkpoint });
    if (turn === "go") this.#read = read;
    await setCounts(this.#ctx, this.#job, report);
    return turn;
  }

  /** Paused, stopped or taken over. Whoever stopped it gets to see what was refused so far; the lines stay, for it may go on. */
  async leave(): Promise<JobOutcome> {
    await this.#storeRejected({ isStopped: true });
    return "left";
  }

  async finish(report: RowReport): Promise<JobOutcome> {
    const until = new Date(this.#ctx.now().getTime() + keptDays * dayMs);
    await keepFile(this.#ctx, { fileId: this.#batch.fileId, until });
    await this.#storeRejected({ isStopped: false });
    await setCounts(this.#ctx, this.#job, report);
    await setBatch(this.#ctx, this.#job, { state: "imported", importedAt: this.#ctx.now() }, "running");
    await this.#part.remove();
    return { ...report };
  }

  /** Says no more that the work is alive. */
  rest(): void {
    void this.#progress.stop();
  }

  async close(): Promise<void> {
    await this.#progress.stop();
    await this.#part.close();
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
