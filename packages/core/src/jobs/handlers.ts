import type { JobRunRow } from "@heard/db/schema/job-runs";
import type { ServiceContext } from "../context.ts";
import { distributionJobHandlers } from "../distributions/jobs.ts";
import { handleExport } from "../exports/jobs.ts";
import { importJobHandlers } from "../imports/jobs.ts";
import { organisationJobHandlers } from "../organisations/jobs.ts";
import { readingModelJobHandlers } from "../reading-models/jobs.ts";
import { readingJobHandlers } from "../readings/jobs.ts";
import { sourceJobHandlers } from "../sources/jobs.ts";

/** What a handler returns: its result, or `left` when it was paused, stopped or taken over and its state is not its own to set. */
export type JobOutcome = Record<string, unknown> | "left";
export type JobHandler = (ctx: ServiceContext, job: JobRunRow, options: { dataDir: string }) => Promise<JobOutcome>;

/** Which handler does which kind of job. A feature adds its own line. */
export const jobHandlers: Record<string, JobHandler> = {
  ...importJobHandlers,
  ...distributionJobHandlers,
  ...organisationJobHandlers,
  ...sourceJobHandlers,
  ...readingJobHandlers,
  ...readingModelJobHandlers,
  export: handleExport,
};
