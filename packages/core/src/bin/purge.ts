import type { Transaction } from "@heard/db";
import { binnedItems } from "@heard/db/schema/binned-items";
import { mappings } from "@heard/db/schema/imports";
import { improvementPlans } from "@heard/db/schema/improvement-plans";
import { savedViews } from "@heard/db/schema/saved-views";
import { sources } from "@heard/db/schema/sources";
import { benchmarks, targetSteps, targets } from "@heard/db/schema/targets";
import { annotations } from "@heard/db/schema/verdicts";
import { and, eq, lt, notExists, sql } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { readingTables } from "../readings/forget.ts";
import { expireAttachedFiles } from "../responses/expire-attached.ts";
import { foldAll } from "../rollups/fold.ts";
import { purgeSentFor } from "../sending/purge.ts";
import { moveResponses } from "../sources/move-responses.ts";
import { lockSource, responsesOf } from "../sources/queue.ts";
import { binnedBefore } from "./rules.ts";

const chunk = 5000;

/** Takes away for ever what has been in the bin for thirty days. The worker calls it; nothing of it comes back. */
export async function purgeBin(ctx: ServiceContext): Promise<{
  sources: number;
  mappings: number;
  savedViews: number;
  items: number;
  plans: number;
  annotations: number;
  benchmarks: number;
}> {
  requirePermission(ctx, "bin.restore");
  const before = binnedBefore(ctx.now());
  const over = await inTenant(ctx, (tx) => tx.select().from(sources).where(lt(sources.deletedAt, before)));
  for (const { key } of over) await purgeSource(ctx, key);
  return inTenant(ctx, async (tx) => {
    const gone = await tx.delete(mappings).where(lt(mappings.deletedAt, before)).returning({ key: mappings.key });
    for (const { key } of gone)
      await recordAudit(tx, ctx, { verb: "mapping.purge", subject: { kind: "mapping", id: key } });
    const views = await tx.delete(savedViews).where(lt(savedViews.deletedAt, before)).returning({ id: savedViews.id });
    for (const { id } of views)
      await recordAudit(tx, ctx, { verb: "savedView.purge", subject: { kind: "savedView", id } });
    const items = await tx.delete(binnedItems).where(lt(binnedItems.deletedAt, before)).returning();
    for (const { kind, key } of items)
      await recordAudit(tx, ctx, { verb: `${kind}.purge`, subject: { kind, id: key } });
    const plans = await tx.delete(improvementPlans).where(lt(improvementPlans.deletedAt, before)).returning();
    for (const { id } of plans)
      await recordAudit(tx, ctx, { verb: "improvementPlan.purge", subject: { kind: "improvementPlan", id } });
    const notes = await tx.delete(annotations).where(lt(annotations.deletedAt, before)).returning();
    for (const { id } of notes)
      await recordAudit(tx, ctx, { verb: "annotation.purge", subject: { kind: "annotation", id } });
    const figures = await purgeBenchmarks(tx, before);
    for (const { id } of figures)
      await recordAudit(tx, ctx, { verb: "benchmark.purge", subject: { kind: "benchmark", id } });
    return {
      sources: over.length,
      mappings: gone.length,
      savedViews: views.length,
      items: items.length,
      plans: plans.length,
      annotations: notes.length,
      benchmarks: figures.length,
    };
  });
}

/** A target, or a step of one, that was set by a figure of others says so for good: that figure stays, out of every list. */
function purgeBenchmarks(tx: Transaction, before: Date) {
  const by = (table: typeof targets | typeof targetSteps) =>
    notExists(tx.select({ one: sql`1` }).from(table).where(eq(table.benchmarkId, benchmarks.id)));
  return tx
    .delete(benchmarks)
    .where(and(lt(benchmarks.removedAt, before), by(targets), by(targetSteps)))
    .returning({ id: benchmarks.id });
}

async function purgeSource(ctx: ServiceContext, key: string): Promise<void> {
  const before = binnedBefore(ctx.now());
  // What was being recorded while the source went into the bin may have come after it.
  const { id, deletedAt } = await inTenant(ctx, (tx) => lockSource(tx, key));
  if (deletedAt) await moveResponses(ctx, id);
  await foldAll(ctx);
  let purged = 0;
  for (;;) {
    const count = await inTenant(
      ctx,
      async (tx) => {
        const source = await lockSource(tx, key);
        // Somebody took it back in this very moment.
        if (!source.deletedAt || source.deletedAt >= before) return 0;
        const ids = await deleteChunk(tx, responsesOf(ctx, source), ctx.now());
        if (ids > 0) return ids;
        await purgeSentFor(tx, ctx, source.id);
        await tx.delete(sources).where(eq(sources.id, source.id));
        await recordAudit(tx, ctx, {
          verb: "source.purge",
          subject: { kind: "source", id: key },
          after: { responses: purged },
        });
        return 0;
      },
      { unmask: true },
    );
    if (count === 0) return;
    purged += count;
  }
}

/** Originals first: their policy looks at the comment, which must still be there. */
async function deleteChunk(tx: Transaction, here: ReturnType<typeof responsesOf>, at: Date): Promise<number> {
  const rows = await tx.execute<{ shard_key: number; id: string }>(
    sql`select r.shard_key, r.id from responses r where ${here} limit ${chunk}`,
  );
  if (rows.length === 0) return 0;
  const keys = `{${rows.map(({ shard_key }) => shard_key).join(",")}}`;
  const ids = `{${rows.map(({ id }) => id).join(",")}}`;
  const gone = sql`(r.shard_key, r.id) in (select * from unnest(${keys}::int[], ${ids}::uuid[]))`;
  await expireAttachedFiles(tx, gone, { at });
  for (const table of ["comment_originals", ...readingTables, "comments", "scores", "responses"] as const) {
    const id = sql.raw(table === "responses" ? "id" : "response_id");
    await tx.execute(
      sql`delete from ${sql.raw(table)} where (shard_key, ${id}) in (select * from unnest(${keys}::int[], ${ids}::uuid[]))`,
    );
  }
  return rows.length;
}
