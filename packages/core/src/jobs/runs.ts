import type { Transaction } from "@heard/db";
import { type JobRunRow, jobRuns } from "@heard/db/schema/job-runs";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { actorName, inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";

/** Starts the record of a job: it waits until a handler takes it. Part of the verb's own transaction. */
export async function createJobRun(
  tx: Transaction,
  ctx: ServiceContext,
  job: { kind: string; totalCount?: number; checkpoint?: unknown },
): Promise<string> {
  const actor = actorName(ctx);
  const id = uuidv7();
  await tx.insert(jobRuns).values({
    orgId: ctx.organisation.id,
    id,
    kind: job.kind,
    actorKind: actor.kind,
    actorId: actor.id,
    state: "waiting",
    totalCount: job.totalCount ?? null,
    checkpoint: job.checkpoint ?? null,
    createdAt: ctx.now(),
  });
  return id;
}

/** @throws DomainError not_found */
export async function getJobRun(ctx: ServiceContext, id: string): Promise<JobRunRow> {
  const [row] = await inTenant(ctx, (tx) => tx.select().from(jobRuns).where(eq(jobRuns.id, id)));
  if (!row) throw notFound("job", id);
  return row;
}

const stalledAfter = sql.raw("interval '30 seconds'");

/**
 * Takes a job: `null` when another handler has it and is alive. A job whose handler died is taken over after 30 seconds without a heartbeat and
 * goes on from its checkpoint.
 */
export async function claimJobRun(ctx: ServiceContext, id: string): Promise<JobRunRow | null> {
  const now = ctx.now().toISOString();
  const [row] = await inTenant(ctx, (tx) =>
    tx
      .update(jobRuns)
      .set({
        state: "running",
        startedAt: sql`coalesce(${jobRuns.startedAt}, ${now}::timestamptz)`,
        heartbeatAt: ctx.now(),
      })
      .where(
        and(
          eq(jobRuns.id, id),
          sql`(${jobRuns.state} = 'waiting' or (${jobRuns.state} = 'running' and ${jobRuns.heartbeatAt} < ${now}::timestamptz - ${stalledAfter}))`,
        ),
      )
      .returning(),
  );
  return row ?? null;
}

/**
 * Says how far a job is, outside the work's own transaction. Returns the state, so that a handler hears of a pause or a cancellation. With the
 * heartbeat that the handler gave last it writes nothing once another handler has taken the job over, and says `lost`.
 * @throws DomainError not_found
 */
export async function reportJobProgress(
  ctx: ServiceContext,
  id: string,
  progress: { doneCount?: number; totalCount?: number; checkpoint?: unknown },
  lastHeartbeatAt?: Date,
): Promise<{ state: JobRunRow["state"] | "lost"; heartbeatAt: Date }> {
  const heartbeatAt = ctx.now();
  const [row] = await inTenant(ctx, (tx) =>
    tx
      .update(jobRuns)
      .set({ ...progress, heartbeatAt })
      .where(and(eq(jobRuns.id, id), lastHeartbeatAt ? eq(jobRuns.heartbeatAt, lastHeartbeatAt) : undefined))
      .returning({ state: jobRuns.state }),
  );
  if (!row && !lastHeartbeatAt) throw notFound("job", id);
  return { state: row?.state ?? "lost", heartbeatAt };
}

/** A job in the hands of its handler: with the heartbeat that this handler gave last, by which it is told from one that took the job over. */
export type OwnedJob = Pick<JobRunRow, "id" | "heartbeatAt">;

/** That a job still runs, in the hands of this very handler. */
export const isOwned = ({ id, heartbeatAt }: OwnedJob): SQL | undefined =>
  and(eq(jobRuns.id, id), eq(jobRuns.state, "running"), heartbeatAt ? eq(jobRuns.heartbeatAt, heartbeatAt) : undefined);

/** Ends a job with its result or its error. One that was paused, cancelled or taken over meanwhile stays as it is. */
export async function finishJobRun(
  ctx: ServiceContext,
  job: OwnedJob,
  outcome: { result: unknown } | { error: unknown },
): Promise<void> {
  const state = "result" in outcome ? "succeeded" : "failed";
  await inTenant(ctx, (tx) =>
    tx
      .update(jobRuns)
      .set({
        state,
        finishedAt: ctx.now(),
        heartbeatAt: ctx.now(),
        ...outcome,
      })
      .where(isOwned(job)),
  );
}
