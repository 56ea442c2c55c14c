import type { JobHandler } from "../jobs/handlers.ts";
import { JobProgress } from "../jobs/progress.ts";
import { type RereadPlace, rereadComments } from "./reread.ts";
import { rereadJob } from "./rules.ts";

/** By the same tree and the same setting: what was done before counts. */
const isSame = (a: RereadPlace, b: RereadPlace | null) => a.version === b?.version && a.setting === b.setting;

const handleReread: JobHandler = async (ctx, job) => {
  const progress = new JobProgress(ctx, job);
  let place = job.checkpoint as RereadPlace | null;
  let doneCount = place ? job.doneCount : 0;
  let unread = 0;
  try {
    const outcome = await rereadComments(
      ctx,
      place,
      (step) => {
        doneCount = isSame(step.place, place) ? doneCount + step.comments : step.comments;
        place = step.place;
        return progress.save({ doneCount, checkpoint: place });
      },
      () => {
        unread += 1;
      },
    );
    return outcome === "left" ? "left" : { comments: doneCount, unread };
  } finally {
    await progress.stop();
  }
};

export const readingJobHandlers: Record<typeof rereadJob, JobHandler> = { [rereadJob]: handleReread };
