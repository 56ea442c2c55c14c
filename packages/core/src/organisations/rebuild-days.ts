import { setTimeout as delay } from "node:timers/promises";
import type { Transaction } from "@heard/db";
import { jobRuns } from "@heard/db/schema/job-runs";
import { organisations } from "@heard/db/schema/organisations";
import { sources } from "@heard/db/schema/sources";
import { shardKeysOf } from "@heard/db/shard-key";
import { and, eq, like, lt, sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { lockResponse, queueChange } from "../responses/change.ts";
import { dayIn } from "../responses/day.ts";
import { rebuildInTransaction } from "../rollups/rebuild.ts";

const pageSize = 10_000;
type Moved = { id: string; day: string };

/**
 * Puts every response on its day in another time zone, rebuilds the rollups and changes the zone, all in one transaction: until it commits the old
 * days stand everywhere, and from then on the new ones. What was recorded in the old zone meanwhile follows, response by response.
 */
export async function rebuildDays(
  given: ServiceContext,
  options: {
    timeZone: string;
    /** Called outside the transaction, so that others see it. */
    onProgress?: (doneCount: number, totalCount: number) => Promise<unknown>;
    /** How long a process may go on recording in the zone that it read before. */
    settleMs: number;
  },
): Promise<{ responses: number; moved: number }> {
  const ctx: ServiceContext = { ...given, touchpoints: "*" };
  const { timeZone, onProgress = async () => {} } = options;
  const outcome = await inTenant(ctx, async (tx) => {
    const [counted] = await tx.execute<{ n: number }>(
      sql`select count(*)::int as n from responses where org_id = ${ctx.organisation.id}`,
    );
    const total = counted?.n ?? 0;
    const done = { responses: 0, moved: 0 };
    await onProgress(0, total);
    for await (const page of pages(tx, ctx)) {
      const moved = movedIn(page, timeZone);
      if (moved.length > 0) await moveDays(tx, moved);
      done.responses += page.length;
      done.moved += moved.length;
      await onProgress(Math.min(done.responses, total), total);
    }
    await rebuildInTransaction(tx, ctx, () => onProgress(Math.min(done.responses, total), total));
    await tx.update(organisations).set({ timeZone }).where(eq(organisations.id, ctx.organisation.id));
    return done;
  });
  const committedAt = ctx.now();
  let late = await moveLate(ctx, timeZone);
  do {
    await delay(options.settleMs);
    await onProgress(outcome.responses, outcome.responses);
  } while (await isImportingSince(ctx, committedAt));
  late += await moveLate(ctx, timeZone);
  return { responses: outcome.responses, moved: outcome.moved + late };
}

/** An import that began before the zone changed goes on in the old one to its end. */
function isImportingSince(ctx: ServiceContext, committedAt: Date): Promise<boolean> {
  return inTenant(ctx, async (tx) => {
    const [row] = await tx
      .select({ id: jobRuns.id })
      .from(jobRuns)
      .where(and(like(jobRuns.kind, "import%"), eq(jobRuns.state, "running"), lt(jobRuns.startedAt, committedAt)))
      .limit(1);
    return row !== undefined;
  });
}

type Row = { id: string; shard_key: number; occurred_at: string; day: string };

/** Every response that has an instant, source by source along the primary key. A date without a time is shifted by no zone. */
async function* pages(tx: Transaction, ctx: ServiceContext): AsyncGenerator<Row[]> {
  const { id: orgId } = ctx.organisation;
  for (const source of await tx.select().from(sources))
    for (const shardKey of shardKeysOf(orgId, source)) {
      let last = "00000000-0000-0000-0000-000000000000";
      for (;;) {
        const rows = await tx.execute<Row>(sql`
          select id, shard_key, occurred_at, day::text as day from responses
          where shard_key = ${shardKey} and org_id = ${orgId} and source_id = ${source.id} and id > ${last}::uuid and occurred_at is not null
          order by id limit ${pageSize}`);
        if (rows.length > 0) yield [...rows];
        if (rows.length < pageSize) break;
        last = rows.at(-1)?.id ?? last;
      }
    }
}

const movedIn = (rows: readonly Row[], timeZone: string): (Moved & { shardKey: number })[] =>
  rows.flatMap(({ id, shard_key, occurred_at, day }) => {
    const fresh = dayIn(timeZone, new Date(occurred_at));
    return fresh === day ? [] : [{ id, day: fresh, shardKey: shard_key }];
  });

/** Scores, comments and what was read in them stand on the day of their response. */
async function moveDays(tx: Transaction, moved: readonly (Moved & { shardKey: number })[]): Promise<void> {
  const keys = `{${moved.map(({ shardKey }) => shardKey).join(",")}}`;
  const ids = `{${moved.map(({ id }) => id).join(",")}}`;
  const days = `{${moved.map(({ day }) => day).join(",")}}`;
  for (const table of ["responses", "scores", "comments", "mentions"] as const) {
    const id = sql.raw(table === "responses" ? "t.id" : "t.response_id");
    await tx.execute(sql`
      update ${sql.raw(table)} t set day = m.day from unnest(${keys}::int[], ${ids}::uuid[], ${days}::date[]) as m (shard_key, id, day)
      where t.shard_key = m.shard_key and ${id} = m.id`);
  }
}

/** Responses that a process recorded in the old zone after the days were looked at: taken out of the numbers and put back where they belong. */
async function moveLate(ctx: ServiceContext, timeZone: string): Promise<number> {
  let moved = 0;
  const late: (Moved & { shardKey: number })[] = [];
  await inTenant(ctx, async (tx) => {
    for await (const page of pages(tx, ctx)) late.push(...movedIn(page, timeZone));
  });
  for (const one of late)
    await inTenant(ctx, async (tx) => {
      const response = await lockResponse(tx, one.id);
      await queueChange(tx, response, -1);
      await moveDays(tx, [one]);
      await queueChange(tx, response, 1);
      moved += 1;
    });
  return moved;
}
