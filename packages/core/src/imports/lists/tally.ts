import { RejectionCounter } from "../dry-run/rejections.ts";
import type { Rejection } from "../rules.ts";
import type { ListReport } from "../work/report.ts";
import type { ListChunk } from "./read-chunks.ts";
import type { ListVerdict } from "./reader.ts";

/** Counts what becomes of the rows of a list: for its dry run, and for the run itself, where it goes on from a checkpoint. */
export class ListTally {
  readonly #counts: Omit<ListReport, "rejectedBy" | "complete">;
  readonly #rejections: RejectionCounter;

  constructor(before: ListReport | null = null) {
    const { rows = 0, accepted = 0, added = 0, changed = 0, known = 0, rejected = 0 } = before ?? {};
    this.#counts = { rows, accepted, added, changed, known, rejected };
    this.#rejections = new RejectionCounter(before?.rejectedBy);
  }

  /** Counts a chunk that was judged; returns what of it was refused. */
  add(chunk: ListChunk, verdicts: readonly ListVerdict[]): ListChunk["refused"] {
    const counts = this.#counts;
    counts.rows += chunk.rows.length + chunk.again + chunk.refused.length;
    counts.known += chunk.again;
    const refused = [...chunk.refused];
    for (const [place, verdict] of verdicts.entries()) {
      const row = chunk.rows[place]?.row ?? 0;
      if (verdict.is === "refused") {
        const { column, value, code, params } = verdict;
        const rejection: Rejection = { row, column, value, code, params, expected: null };
        refused.push({ rows: [row], rejected: [rejection] });
      } else if (verdict.is === "known") counts.known += 1;
      else {
        counts.accepted += 1;
        counts[verdict.is] += 1;
      }
    }
    for (const { rejected } of refused) this.#rejections.add(rejected, 1);
    counts.rejected += refused.length;
    return refused;
  }

  report(complete: boolean): ListReport {
    return { ...this.#counts, rejectedBy: this.#rejections.groups(), complete };
  }
}
