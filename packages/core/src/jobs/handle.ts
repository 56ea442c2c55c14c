import { jobRuns } from "@heard/db/schema/job-runs";
import type { OrganisationWork } from "@heard/db/work-lookup";
import { and, eq, lt, or } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, type ErrorParams, type ErrorReason } from "../errors.ts";
import { contextOf } from "../organisations/queries.ts";
import { isUnavailable } from "../unavailable.ts";
import { type JobHandler, jobHandlers } from "./handlers.ts";
import { systemContext } from "./maintain.ts";
import { type JobMessage, wakeJob } from "./queue.ts";
import { claimJobRun, finishJobRun } from "./runs.ts";

export type JobOptions = { now: () => Date; dataDir: string; onError: (error: unknown) => void };

/**
 * Takes a job, runs its handler and records how it ended. A job that another handler has is left alone, and one whose database does not answer has not
 * ended: nobody gives signs of life for it, so it is taken over and goes on from its checkpoint.
 */
export async function handleJob(message: JobMessage, options: JobOptions): Promise<void> {
  const ctx: ServiceContext = await contextOf(message.organisationKey, { kind: "system" }, options.now);
  const job = await claimJobRun(ctx, message.jobRunId);
  if (!job) return;
  woken.delete(job.id);
  try {
    const handler: JobHandler | undefined = jobHandlers[job.kind];
    if (!handler) throw new Error(`There is no handler for jobs of kind "${job.kind}"`);
    const outcome = await handler(ctx, job, options);
    if (outcome !== "left") await finishJobRun(ctx, job, { result: outcome });
  } catch (error) {
    // A refusal is for the person who asked; anything else is for the log as well.
    if (!(error instanceof DomainError)) options.onError(error);
    if (isUnavailable(error)) return;
    await finishJobRun(ctx, job, { error: jobErrorOf(error) });
  }
}

/** An error as a job keeps it: a refusal with its reason, which a screen says in the reader's language. */
function jobErrorOf(error: unknown): { message: string; reason?: ErrorReason; params?: ErrorParams } {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof DomainError ? { message, reason: error.reason, params: error.params } : { message };
}

const stalledMs = 30_000;
/** When a job was last woken by the sweep. One that waits behind others is not woken again every round. */
const woken = new Map<string, number>();

/** Wakes jobs that wait, also those of processes without a queue of their own, and jobs whose handler died. */
export async function sweepJobs(
  organisations: readonly OrganisationWork[],
  options: { now: () => Date },
): Promise<void> {
  const now = options.now().getTime();
  for (const [id, at] of woken) if (now - at >= stalledMs) woken.delete(id);
  for (const organisation of organisations) {
    const open = await inTenant(systemContext(organisation, options.now), (tx) =>
      tx
        .select({ id: jobRuns.id, kind: jobRuns.kind })
        .from(jobRuns)
        .where(
          or(
            eq(jobRuns.state, "waiting"),
            and(eq(jobRuns.state, "running"), lt(jobRuns.heartbeatAt, new Date(now - stalledMs))),
          ),
        ),
    );
    for (const { id, kind } of open.filter((job) => !woken.has(job.id))) {
      woken.set(id, now);
      await wakeJob({ organisationKey: organisation.key, jobRunId: id, kind });
    }
  }
}
