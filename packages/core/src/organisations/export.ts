import { jobRuns } from "@heard/db/schema/job-runs";
import { organisations } from "@heard/db/schema/organisations";
import { and, eq, inArray } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { wakeJob } from "../jobs/queue.ts";
import { createJobRun } from "../jobs/runs.ts";
import { requirePermission } from "../permissions.ts";

export const exportJob = "organisation.export";

/**
 * Starts an export of everything the organisation holds, as one ZIP file: its maker alone can take it away, and what the maker may not see
 * (customers, original comments) is not in it.
 * @throws DomainError invalid_state while another one is made
 */
export async function exportOrganisation(ctx: ServiceContext): Promise<{ jobId: string }> {
  requirePermission(ctx, "organisation.delete");
  const jobId = await inTenant(ctx, async (tx) => {
    // Two who press at the same time queue up here; what refers to the organisation goes on.
    await tx.select({ id: organisations.id }).from(organisations).for("no key update");
    const [open] = await tx
      .select({ id: jobRuns.id })
      .from(jobRuns)
      .where(and(eq(jobRuns.kind, exportJob), inArray(jobRuns.state, ["waiting", "running"])));
    if (open) throw invalidState("export", "being made");
    const id = await createJobRun(tx, ctx, { kind: exportJob });
    await recordAudit(tx, ctx, {
      verb: "organisation.export",
      subject: { kind: "organisation", id: ctx.organisation.key },
    });
    return id;
  });
  await wakeJob({ organisationKey: ctx.organisation.key, jobRunId: jobId, kind: exportJob });
  return { jobId };
}
