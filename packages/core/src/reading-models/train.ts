import { jobRuns } from "@heard/db/schema/job-runs";
import { and, eq, inArray } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { wakeJob } from "../jobs/queue.ts";
import { createJobRun } from "../jobs/runs.ts";
import { requirePermission } from "../permissions.ts";
import { lockThemes } from "../themes/lock.ts";
import { newestModelVersion } from "./queries.ts";
import { trainingJob } from "./rules.ts";

/**
 * Begins to train a model on the organisation's own comments. What comes of it is a model with its figures, and changes no number until somebody accepts it.
 * @throws DomainError invalid_state while one is being trained
 */
export async function trainReadingModel(ctx: ServiceContext): Promise<{ jobId: string }> {
  requirePermission(ctx, "readingModel.edit");
  const jobId = await inTenant(ctx, async (tx) => {
    // Two who ask at the same moment would both find that nobody else has.
    await lockThemes(tx, ctx, "change");
    const [open] = await tx
      .select({ id: jobRuns.id })
      .from(jobRuns)
      .where(and(eq(jobRuns.kind, trainingJob), inArray(jobRuns.state, ["waiting", "running"])));
    if (open) throw new DomainError("invalid_state", "model_in_training");
    const version = (await newestModelVersion(tx)) + 1;
    await recordAudit(tx, ctx, { verb: "readingModel.train", subject: { kind: "readingModel", id: version } });
    return createJobRun(tx, ctx, { kind: trainingJob, totalCount: 100 });
  });
  await wakeJob({ organisationKey: ctx.organisation.key, jobRunId: jobId, kind: trainingJob });
  return { jobId };
}
