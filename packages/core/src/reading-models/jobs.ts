import type { JobHandler } from "../jobs/handlers.ts";
import { telling } from "../jobs/progress.ts";
import { buildModel } from "./build.ts";
import { trainingJob } from "./rules.ts";

const handleTraining: JobHandler = (ctx, job) =>
  telling(ctx, job, (tell) => {
    const trainedBy = job.actorKind === "member" ? Number(job.actorId) : null;
    return buildModel(ctx, { id: job.id, trainedBy }, (share) => tell(Math.round(share * 100)));
  });

export const readingModelJobHandlers: Record<typeof trainingJob, JobHandler> = { [trainingJob]: handleTraining };
