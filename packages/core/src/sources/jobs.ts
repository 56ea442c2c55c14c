import { jobRuns } from "@heard/db/schema/job-runs";
import { and, eq } from "drizzle-orm";
import type { JobHandler } from "../jobs/handlers.ts";
import { JobProgress } from "../jobs/progress.ts";
import { moveResponses } from "./move-responses.ts";
import { type MoveCheckpoint, moveJob } from "./rules.ts";

/** Carries the responses of a large source into the bin or out of it. */
const handleMove: JobHandler = async (ctx, job) => {
  const { sourceId } = job.checkpoint as MoveCheckpoint;
  const progress = new JobProgress(ctx, job);
  let { doneCount } = job;
  try {
    const outcome = await moveResponses(ctx, sourceId, {
      mayGoOn: async (tx) => {
        const turn = and(eq(jobRuns.id, job.id), eq(jobRuns.state, "running"));
        return (await tx.select({ id: jobRuns.id }).from(jobRuns).where(turn)).length > 0;
      },
      onMoved: (moved) => {
        doneCount += moved;
        return progress.save({ doneCount });
      },
    });
    return outcome === "left" ? "left" : { responses: job.totalCount };
  } finally {
    await progress.stop();
  }
};

export const sourceJobHandlers: Record<typeof moveJob, JobHandler> = { [moveJob]: handleMove };
