import { jobRuns } from "@heard/db/schema/job-runs";
import { organisations } from "@heard/db/schema/organisations";
import { and, eq, inArray } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState, notFound } from "../errors.ts";
import { wakeJob } from "../jobs/queue.ts";
import { createJobRun } from "../jobs/runs.ts";
import { requirePermission } from "../permissions.ts";
import { ChangeTimeZoneInput } from "./schema.ts";

export const timeZoneJob = "organisation.changeTimeZone";
export type TimeZoneCheckpoint = { timeZone: string };

/**
 * Begins to count days in another time zone. A day is a day there, so every response may belong to another one: a job looks at all of them, and
 * until it ends the old zone and the old days stand.
 * @throws DomainError invalid_state while another change is under way
 */
export async function changeTimeZone(
  ctx: ServiceContext,
  input: ChangeTimeZoneInput,
): Promise<{ jobId: string | null }> {
  requirePermission(ctx, "organisation.edit");
  const { timeZone } = ChangeTimeZoneInput.parse(input);
  const jobId = await inTenant(ctx, async (tx) => {
    const [row] = await tx.select().from(organisations).for("update");
    if (!row) throw notFound("organisation", ctx.organisation.key);
    const [open] = await tx
      .select({ id: jobRuns.id })
      .from(jobRuns)
      .where(and(eq(jobRuns.kind, timeZoneJob), inArray(jobRuns.state, ["waiting", "running"])));
    if (open) throw invalidState("time zone", "being changed");
    if (row.timeZone === timeZone) return null;
    await recordAudit(tx, ctx, {
      verb: "organisation.changeTimeZone",
      subject: { kind: "organisation", id: row.key },
      fields: ["timeZone"],
      before: { timeZone: row.timeZone },
      after: { timeZone },
    });
    return createJobRun(tx, ctx, { kind: timeZoneJob, checkpoint: { timeZone } satisfies TimeZoneCheckpoint });
  });
  if (jobId) await wakeJob({ organisationKey: ctx.organisation.key, jobRunId: jobId, kind: timeZoneJob });
  return { jobId };
}
