import type { OrganisationWork } from "@heard/db/lookup";
import { jobRuns } from "@heard/db/schema/job-runs";
import { inArray } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { contextOf } from "../organisations/queries.ts";
import { type JobHandler, jobHandlers } from "./handlers.ts";
import { systemContext } from "./maintain.ts";
import { type JobMessage, wakeJob } from "./queue.ts";
import { claimJobRun, finishJobRun } from "./runs.ts";

export type JobOptions = { now: () => Date; dataDir: string; onError: (error: unknown) => void };

/** Takes a job, runs its handler and records how it ended. A job that another handler has is left alone. */
export async function handleJob(message: JobMessage, options: JobOptions): Promise<void> {
  const ctx: ServiceContext = await contextOf(message.organisationKey, { kind: "system" }, options.now);
  const job = await claimJobRun(ctx, message.jobRunId);
  if (!job) return;
  try {
    const handler: JobHandler | undefined = jobHandlers[job.kind];
    if (!handler) throw new Error(`There is no handler for jobs of kind "${job.kind}"`);
    const outcome = await handler(ctx, job, options);
    if (outcome !== "left")
      await finishJobRun(ctx, job.id, outcome === "cancelled" ? { cancelled: true } : { result: outcome });
  } catch (error) {
    options.onError(error);
    await finishJobRun(ctx, job.id, { error: { message: error instanceof Error ? error.message : String(error) } });
  }
}

/** Wakes jobs whose message was lost or whose handler died. */
export async function sweepJobs(
  organisations: readonly OrganisationWork[],
  options: { now: () => Date },
): Promise<void> {
  for (const organisation of organisations) {
    const open = await inTenant(systemContext(organisation, options.now), (tx) =>
      tx
        .select({ id: jobRuns.id, kind: jobRuns.kind })
        .from(jobRuns)
        .where(inArray(jobRuns.state, ["waiting", "running"])),
    );
    for (const { id, kind } of open) await wakeJob({ organisationKey: organisation.key, jobRunId: id, kind });
  }
}
