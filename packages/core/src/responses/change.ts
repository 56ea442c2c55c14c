import type { Transaction } from "@heard/db";
import type { StoredState } from "@heard/db/schema/responses";
import { shardKeyOfId } from "@heard/db/shard-key";
import { sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { queueStatement } from "../rollups/queue.ts";

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
 * Changes one response, locked and whole: somebody limited to touchpoints reaches its scores and comments at the others too, which would go on counting
 * without it. What they may not see at all they do not find.
 * @throws DomainError not_found
 */
export async function changeResponse(
  ctx: ServiceContext,
  responseId: string,
  work: (tx: Transaction, response: LockedResponse) => Promise<void>,
  options: { unmask?: boolean } = {},
): Promise<void> {
  if (ctx.touchpoints !== "*") await inTenant(ctx, (tx) => lockResponse(tx, responseId));
  const whole: ServiceContext = { ...ctx, touchpoints: "*" };
  await inTenant(whole, async (tx) => work(tx, await lockResponse(tx, responseId)), options);
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
  const { id, shardKey } = response;
  await tx.execute(
    queueStatement(sign, {
      scores: {
        from: sql`scores s`,
        where: sql`s.shard_key = ${shardKey} and s.response_id = ${id}::uuid and s.counted`,
      },
      mentions: {
        from: sql`mentions m`,
        where: sql`m.shard_key = ${shardKey} and m.response_id = ${id}::uuid and m.counted`,
      },
      responses: {
        from: sql`responses r`,
        where: sql`r.shard_key = ${shardKey} and r.id = ${id}::uuid and r.state = 2`,
      },
    }),
  );
}

/** Sets the state and, with it, whether scores, comments and what was read in them are counted. */
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
  await tx.execute(sql`update mentions set counted = ${state === 2} where ${at} and replaced_at is null`);
}
