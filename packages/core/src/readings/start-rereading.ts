import { type Transaction, workLookup } from "@heard/db";
import { jobRuns } from "@heard/db/schema/job-runs";
import { comments } from "@heard/db/schema/responses";
import { and, count, eq, inArray } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { systemContext } from "../jobs/maintain.ts";
import { createJobRun } from "../jobs/runs.ts";
import { rereadJob } from "./rules.ts";

const open = and(eq(jobRuns.kind, rereadJob), inArray(jobRuns.state, ["waiting", "running"]));

/** Begins to read every comment again. What was reading them by the tree before ends: only the newest counts. Part of the caller's transaction. */
export async function startRereading(tx: Transaction, ctx: ServiceContext): Promise<string> {
  await tx.update(jobRuns).set({ state: "cancelled", finishedAt: ctx.now() }).where(open);
  const [row] = await tx.select({ total: count() }).from(comments);
  return createJobRun(tx, ctx, { kind: rereadJob, totalCount: row?.total ?? 0 });
}

/**
 * Begins to read history again in every organisation whose comments were read by an earlier version of the analysis, unless that is under way. For the start
 * of a worker, whose rounds then find the jobs. Returns in how many.
 */
export async function startStaleRereadings(options: { now: () => Date; analysisVersion: number }): Promise<number> {
  const stale = await workLookup.organisationsReadBefore(options.analysisVersion);
  for (const organisation of stale) {
    const ctx = systemContext(organisation, options.now);
    await inTenant(ctx, async (tx) => {
      const [known] = await tx.select({ id: jobRuns.id }).from(jobRuns).where(open).limit(1);
      if (!known) await startRereading(tx, ctx);
    });
  }
  return stale.length;
}
