import { type Transaction, workLookup } from "@heard/db";
import { arrayLiteral } from "@heard/db/array-literal";
import { sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { systemContext } from "../jobs/maintain.ts";
import { makeReader } from "./make-reader.ts";
import { type OnUnread, readComments } from "./read-comments.ts";

/** So many that nobody who changes a response waits long for the worker, and few enough trips to the database. */
const chunk = 500;

/**
 * Reads comments that nobody has read yet, some responses of one shard at a time. They are taken out of the queue by the transaction that keeps what was read
 * in them: whoever is cut off has taken nothing. Returns how many places of the queue are done with; call again until it is 0.
 */
export function readNewComments(ctx: ServiceContext, onError: OnUnread = rethrow): Promise<number> {
  return inTenant({ ...ctx, touchpoints: "*" }, async (tx) => {
    const reader = await makeReader(tx, ctx);
    const { id: orgId } = ctx.organisation;
    const [first] = await tx.execute<{ shard_key: number }>(
      sql`select shard_key from unread where org_id = ${orgId} limit 1`,
    );
    if (!first) return 0;
    const shardKey = first.shard_key;
    const here = sql`org_id = ${orgId} and shard_key = ${shardKey}`;
    const taken = await tx.execute<{ response_id: string }>(sql`
      delete from unread where ${here} and ctid = any (array(select ctid from unread where ${here} limit ${chunk}))
      returning response_id`);
    const ids = [...new Set([...taken].map((row) => row.response_id))];
    const left = await readComments(tx, ctx, reader, { shardKey, ids, onError });
    await queueUnread(tx, ctx, { shardKey, ids: left });
    return ids.length - left.length;
  });
}

/** For whoever wants to hear of a comment that cannot be read by the way in which other failures come. */
export function rethrow(error: Error): never {
  throw error;
}

/** Lets the comments of some responses be read again by the worker. */
export async function queueUnread(
  tx: Transaction,
  ctx: ServiceContext,
  { shardKey, ids }: { shardKey: number; ids: readonly string[] },
): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(sql`
    insert into unread (shard_key, org_id, response_id) select ${shardKey}::int, ${ctx.organisation.id}::int, unnest(${arrayLiteral(ids)}::uuid[])`);
}

/** One round over the organisations with comments that nobody has read. One that fails does not keep the others waiting. Returns how many responses were read. */
export async function readNewEverywhere(options: {
  now: () => Date;
  onError: (error: unknown, organisationKey: string) => void;
}): Promise<number> {
  let read = 0;
  for (const organisation of await workLookup.organisationsWithUnread()) {
    try {
      read += await readNewComments(systemContext(organisation, options.now), (error) =>
        options.onError(error, organisation.key),
      );
    } catch (error) {
      options.onError(error, organisation.key);
    }
  }
  return read;
}
