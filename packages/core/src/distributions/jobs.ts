import type { JobHandler } from "../jobs/handlers.ts";
import { telling } from "../jobs/progress.ts";
import { planDistribution } from "./plan.ts";
import { planningJob } from "./start.ts";

/** Goes on from what stands in the ledger already. */
const handlePlanning: JobHandler = (ctx, job) => {
  const { distributionId } = job.checkpoint as { distributionId: number };
  return telling(ctx, job, (tell) => planDistribution(ctx, distributionId, (done) => tell(done)));
};

export const distributionJobHandlers: Record<string, JobHandler> = { [planningJob]: handlePlanning };
