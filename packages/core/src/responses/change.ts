import type { Transaction } from "@heard/db";
import type { StoredState } from "@heard/db/schema/responses";
import { shardKeyOfId } from "@heard/db/shard-key";
import { sql } from "drizzle-orm";
import { notFound } from "../errors.ts";

export type LockedResponse = { id: string; shardKey: number; state: StoredState; sourceId: number };

/**
 * Locks a response for a change: two changes of one response queue up, and each takes back exactly what the one before it added.
 * @throws DomainError not_found, also for a response of another organisation
 */
export async function lockResponse(tx: Transaction, responseId: string): Promise<LockedResponse> {
  const shardKey = shardKeyOfId(responseId);
  const [row] = await tx.execute<{ state: StoredState; source_id: number }>(
    sql`select state, source_id from responses where shard_key = ${shardKey} and id = ${responseId}::uuid for update`,
  );
  if (!row) throw notFound("response", responseId);
  return { id: responseId, shardKey, state: row.state, sourceId: row.source_id };
}

/**
 * Queues what a response counts for, once with each sign around a change: −1 takes it out of every rollup, +1 puts it back as it then is.
 * Partial and quarantined responses count for nothing, so nothing is queued for them.
 */
export async function queueChange(
  tx: Transaction,
  response: Pick<LockedResponse, "id" | "shardKey">,
  sign: 1 | -1,
): Promise<void> {
  const dimensions = sql.raw(
    "c.source_id, c.touchpoint_id, c.channel_id, c.mode, c.language, c.seg1, c.seg2, c.seg3, c.seg4, c.seg5, c.seg6",
  );
  await tx.execute(sql`
    insert into pending (shard_key, org_id, measure_id, cell_id, core_id, source_id, touchpoint_id, channel_id, mode, language,
      seg1, seg2, seg3, seg4, seg5, seg6, day, bin, count)
    select s.shard_key, s.org_id, s.measure_id, s.cell_id, s.core_id, ${dimensions}, s.day, s.bin, ${sign}::int
    from scores s join cells c on c.org_id = s.org_id and c.cell_id = s.cell_id and c.shard_key = s.shard_key
    where s.shard_key = ${response.shardKey} and s.response_id = ${response.id}::uuid and s.counted
    union all
    select r.shard_key, r.org_id, 0, r.cell_id, r.core_id, ${dimensions}, r.day, 0, ${sign}::int
    from responses r join cells c on c.org_id = r.org_id and c.cell_id = r.cell_id and c.shard_key = r.shard_key
    where r.shard_key = ${response.shardKey} and r.id = ${response.id}::uuid and r.state = 2`);
}

/** Sets the state and, with it, whether scores and comments are counted. */
export async function setState(
  tx: Transaction,
  response: Pick<LockedResponse, "id" | "shardKey">,
  state: 2 | 3,
): Promise<void> {
  const at = sql`shard_key = ${response.shardKey} and response_id = ${response.id}::uuid`;
  await tx.execute(
    sql`update responses set state = ${state} where shard_key = ${response.shardKey} and id = ${response.id}::uuid`,
  );
  await tx.execute(sql`update scores set counted = ${state === 2} where ${at}`);
  await tx.execute(sql`update comments set counted = ${state === 2} where ${at}`);
}
