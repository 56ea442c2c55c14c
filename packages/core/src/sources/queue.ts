import type { Transaction } from "@heard/db";
import { sources } from "@heard/db/schema/sources";
import { shardKeysOf } from "@heard/db/shard-key";
import { eq, type SQL, sql } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { queueStatement } from "../rollups/queue.ts";

export type LockedSource = typeof sources.$inferSelect;

/**
 * Locks a source for a change, so that two people who delete and restore it queue up.
 * @throws DomainError not_found
 */
export async function lockSource(tx: Transaction, key: string): Promise<LockedSource> {
  const [row] = await tx.select().from(sources).where(eq(sources.key, key)).for("update");
  if (!row) throw notFound("source", key);
  return row;
}

/** Which responses `r` are of a source: found by its shard keys, which begin their primary key. */
export function responsesOf(ctx: ServiceContext, source: LockedSource): SQL {
  const keys = `{${shardKeysOf(ctx.organisation.id, source).join(",")}}`;
  return sql`r.shard_key = any (${keys}::int[]) and r.org_id = ${ctx.organisation.id} and r.source_id = ${source.id}`;
}

/**
 * Takes the responses `r` that are still out of the bin into it: +3 on the state of each, −n in every measure. Returns how many moved. Part of the
 * caller's transaction, which sees all of them as they were or all as they are.
 */
export async function queueIntoBin(tx: Transaction, here: SQL): Promise<number> {
  // The responses first: whoever is changing one of them has finished when the next statement reads its scores.
  const moved = await queueMoved(
    tx,
    sql`update responses r set state = state + 3 where ${here} and r.state <= 3`,
    -1,
    5,
  );
  await queueFacts(tx, here, -1);
  await markCounted(tx, here, false);
  return moved;
}

/** The way back: marks, +n, −3. */
export async function queueOutOfBin(tx: Transaction, here: SQL): Promise<number> {
  await markCounted(tx, here, true);
  await queueFacts(tx, here, 1);
  return queueMoved(tx, sql`update responses r set state = state - 3 where ${here} and r.state > 3`, 1, 2);
}

/** Scores, comments and what was read in them last, of the complete responses that are in the bin: marked as counted or not. */
async function markCounted(tx: Transaction, here: SQL, counted: boolean): Promise<void> {
  for (const table of ["scores", "comments", "mentions"]) {
    const current = table === "mentions" ? sql` and t.replaced_at is null` : sql``;
    await tx.execute(sql`
      update ${sql.raw(table)} t set counted = ${counted} from responses r
      where t.shard_key = r.shard_key and t.response_id = r.id and t.counted <> ${counted} and ${here} and r.state = 5${current}`);
  }
}

/** Moves responses and queues those that are complete, which end in `countedState`, as responses. */
async function queueMoved(tx: Transaction, move: SQL, sign: 1 | -1, countedState: 2 | 5): Promise<number> {
  const complete = { from: sql`r`, where: sql`r.state = ${countedState}` };
  const [row] = await tx.execute<{ moved: number }>(sql`
    with r as (${move} returning r.shard_key, r.org_id, r.cell_id, r.core_id, r.day, r.state),
    queued as (${queueStatement(sign, { responses: complete })})
    select count(*)::int as moved from r`);
  return row?.moved ?? 0;
}

/**
 * Queues the scores and mentions that are marked as counted while their response is in the bin: those that just went in, or are just coming out.
 */
async function queueFacts(tx: Transaction, here: SQL, sign: 1 | -1): Promise<void> {
  const factsOf = (table: "scores" | "mentions", alias: "s" | "m") => ({
    from: sql.raw(
      `responses r join ${table} ${alias} on ${alias}.shard_key = r.shard_key and ${alias}.response_id = r.id`,
    ),
    where: sql`${here} and r.state = 5 and ${sql.raw(alias)}.counted`,
  });
  await tx.execute(queueStatement(sign, { scores: factsOf("scores", "s"), mentions: factsOf("mentions", "m") }));
}
