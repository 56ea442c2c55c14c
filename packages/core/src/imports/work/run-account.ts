import { RejectionCounter } from "../dry-run/rejections.ts";
import type { ChunkItem, Refused } from "./chunk.ts";
import type { ImportReport } from "./report.ts";

/** What has become of the rows so far; goes into the checkpoint and comes back from it. */
export class RunAccount {
  readonly #counts: Omit<ImportReport, "rejectedBy" | "dates" | "complete">;
  readonly #rejections: RejectionCounter;
  #dates: ImportReport["dates"];

  constructor(before: ImportReport | null) {
    const { rows = 0, accepted = 0, known = 0, rejected = 0, responses = 0, scores = 0, comments = 0 } = before ?? {};
    this.#counts = { rows, accepted, known, rejected, responses, scores, comments };
    this.#rejections = new RejectionCounter(before?.rejectedBy);
    this.#dates = before?.dates ?? null;
  }

  accept({ rows, day, row }: ChunkItem): void {
    const counts = this.#counts;
    counts.rows += rows.length;
    counts.accepted += rows.length;
    counts.responses += 1;
    counts.scores += row.scores.length;
    counts.comments += row.comments.length;
    const { from, to } = this.#dates ?? { from: day, to: day };
    this.#dates = { from: day < from ? day : from, to: day > to ? day : to };
  }

  know(rows: readonly number[]): void {
    this.#counts.rows += rows.length;
    this.#counts.known += rows.length;
  }

  reject({ rows, rejected }: Refused): void {
    this.#counts.rows += rows.length;
    this.#counts.rejected += rows.length;
    this.#rejections.add(rejected, rows.length);
  }

  report(complete: boolean): ImportReport {
    return { ...this.#counts, rejectedBy: this.#rejections.groups(), dates: this.#dates, complete };
  }
}
