import type { Transaction } from "@heard/db";
import { jobRuns } from "@heard/db/schema/job-runs";
import { sources } from "@heard/db/schema/sources";
import { eq, sql } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { forgetCatalogue, raiseCatalogueVersion } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { wakeJob } from "../jobs/queue.ts";
import { createJobRun } from "../jobs/runs.ts";
import { foldAll } from "../rollups/fold.ts";
import { findMove } from "./queries.ts";
import { type LockedSource, lockSource, queueIntoBin, queueOutOfBin, responsesOf } from "./queue.ts";
import { type MoveCheckpoint, mostMovedAtOnce, moveJob } from "./rules.ts";

/** How many responses went along; with `jobId` they are still on their way. */
export type MovedSource = { responseCount: number; jobId: string | null };

/**
 * Puts a source into the bin or takes it out, with its responses: a few thousand in the same transaction, more of them by a job, some at a time. It
 * takes no answers from the first moment in the bin, and takes them from the first moment out of it. What is on its way there can be called back.
 * Somebody limited to touchpoints who may do so does it to the whole of it.
 * @throws DomainError not_found, invalid_state when it is there or on its way
 */
export async function moveSource(ctx: ServiceContext, key: string, to: "bin" | "use"): Promise<MovedSource> {
  const whole: ServiceContext = { ...ctx, touchpoints: "*" };
  const moved = await inTenant(whole, async (tx) => {
    const source = await lockSource(tx, key);
    await replaceMove(tx, ctx, source, to);
    await raiseCatalogueVersion(tx);
    const [turned] = await tx
      .update(sources)
      .set({ deletedAt: to === "use" ? null : (source.deletedAt ?? ctx.now()) })
      .where(eq(sources.id, source.id))
      .returning();
    if (!turned) throw new Error(`source ${key} went away under its lock`);
    const { all, left } = await countOf(tx, ctx, turned);
    await recordAudit(tx, ctx, {
      verb: to === "bin" ? "source.delete" : "source.restore",
      subject: { kind: "source", id: source.key },
      after: { responses: all },
    });
    return { responseCount: all, jobId: await begin(tx, ctx, turned, left) };
  });
  forgetCatalogue(ctx.organisation.id);
  const { jobId } = moved;
  if (jobId) await wakeJob({ organisationKey: ctx.organisation.key, jobRunId: jobId, kind: moveJob });
  // A whole source is more than the tail that readers should add up.
  else await foldAll(whole);
  return moved;
}

/** Ends what carries the source the other way. What failed on its way can be tried again. */
async function replaceMove(tx: Transaction, ctx: ServiceContext, source: LockedSource, to: "bin" | "use") {
  const move = await findMove(tx, source.id);
  const isThere = to === (source.deletedAt ? "bin" : "use");
  if (isThere && move?.state !== "failed")
    throw invalidState("source", to === "bin" ? "in the bin" : "in use", source.key);
  if (move)
    await tx.update(jobRuns).set({ state: "cancelled", finishedAt: ctx.now() }).where(eq(jobRuns.id, move.jobId));
}

/** How many responses a source has, and how many are not yet where it is. */
async function countOf(tx: Transaction, ctx: ServiceContext, source: LockedSource) {
  const isLeft = source.deletedAt ? sql`r.state <= 3` : sql`r.state > 3`;
  const [row] = await tx.execute<{ all: number; left: number }>(sql`
    select count(*)::int as all, count(*) filter (where ${isLeft})::int as left from responses r where ${responsesOf(ctx, source)}`);
  return { all: row?.all ?? 0, left: row?.left ?? 0 };
}

async function begin(tx: Transaction, ctx: ServiceContext, source: LockedSource, left: number): Promise<string | null> {
  if (left > mostMovedAtOnce) {
    const checkpoint: MoveCheckpoint = { sourceId: source.id };
    return createJobRun(tx, ctx, { kind: moveJob, totalCount: left, checkpoint });
  }
  const here = responsesOf(ctx, source);
  await (source.deletedAt ? queueIntoBin(tx, here) : queueOutOfBin(tx, here));
  return null;
}
