import type { ImportBatch } from "@heard/core/imports";

const workStates = new Set(["waiting", "running"]);

/** Whether the worker has something to do for an import, so that its page asks again every second. */
export function isWorking({ job }: Pick<ImportBatch, "job">): boolean {
  return job !== null && workStates.has(job.state);
}

export const pollMs = 1000;
/** A draft may be started from another window, or by the press before a reload. */
const draftPollMs = 4000;

/** In how many milliseconds the page of an import asks again how it stands; `false` when nothing more will happen by itself. */
export function pollOf(batch: Pick<ImportBatch, "job" | "state">): number | false {
  if (isWorking(batch)) return pollMs;
  return batch.state === "draft" ? draftPollMs : false;
}
