import { jobRuns } from "@heard/db/schema/job-runs";
import { and, eq, inArray } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { getOwnExport } from "./queries.ts";

/** Stops a large export of one's own. What it has written so far is thrown away; one that has ended stays as it is. */
export async function stopExport(ctx: ServiceContext, { id }: { id: string }): Promise<void> {
  requirePermission(ctx, "export.create");
  const job = await getOwnExport(ctx, id);
  await inTenant(ctx, async (tx) => {
    const stopped = await tx
      .update(jobRuns)
      .set({ state: "cancelled", finishedAt: ctx.now() })
      .where(and(eq(jobRuns.id, job.id), inArray(jobRuns.state, ["waiting", "running", "paused"])))
      .returning({ doneCount: jobRuns.doneCount });
    for (const { doneCount } of stopped)
      await recordAudit(tx, ctx, {
        verb: "export.stop",
        subject: { kind: "export", id: job.id },
        after: { rows: doneCount },
      });
  });
}
