import type { ImportBatch } from "@heard/core/imports";

const workStates = new Set(["waiting", "running"]);

/** Whether the worker has something to do for an import, so that its page asks again every second. */
export function isWorking({ job }: Pick<ImportBatch, "job">): boolean {
  return job !== null && workStates.has(job.state);
}

export const pollMs = 1000;
