import type { Transaction } from "@heard/db";
import { organisations } from "@heard/db/schema/organisations";
import { readingSettings } from "@heard/db/schema/reading-models";
import { sources } from "@heard/db/schema/sources";
import { themeVersions } from "@heard/db/schema/themes";
import { shardKeysOf } from "@heard/db/shard-key";
import { eq, sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { foldPending } from "../rollups/fold.ts";
import { analysisVersion } from "./analyse.ts";
import { makeReader, type Reader } from "./make-reader.ts";
import { type OnUnread, readComments } from "./read-comments.ts";
import { queueUnread, rethrow } from "./read-new.ts";

/** Responses at a time: what they queue stays short of the tail that readers should add up. */
const chunk = 1000;

/** Where it goes on: after this response of this shard, by this version of the tree and this reading setting. */
export type RereadPlace = { version: number; setting: number; shardKey: number; after: string };
export type RereadProgress = { place: RereadPlace; comments: number };

const readBy = ({ version, setting }: Reader) => ({ version, setting });
const first = "00000000-0000-0000-0000-000000000000";

/**
 * Reads the comments of all responses again, some at a time, and goes on where it was cut off. What arrives meanwhile is read by the newest tree anyway. A
 * tree or a setting that changes under it makes it begin again; says `left` when the work is no longer its own.
 */
export async function rereadComments(
  given: ServiceContext,
  from: RereadPlace | null,
  onProgress: (progress: RereadProgress) => Promise<"go" | "left">,
  onError: OnUnread = rethrow,
): Promise<"read" | "left"> {
  const ctx: ServiceContext = { ...given, touchpoints: "*" };
  let place = from;
  for (;;) {
    const step = await inTenant(ctx, async (tx) => {
      const reader = await makeReader(tx, ctx);
      // Places of another tree or setting are none.
      const here = place?.version === reader.version && place.setting === reader.setting ? place : null;
      const shards = await shardsOf(tx, ctx);
      const next = here ?? (shards[0] === undefined ? null : { ...readBy(reader), shardKey: shards[0], after: first });
      if (next === null) return finish(tx, ctx, reader);
      return (await readNext(tx, ctx, reader, { ...next, onError })) ?? (await passOn(tx, ctx, reader, next, shards));
    });
    if (step === "read") return "read";
    place = step.place;
    if (step.comments > 0) await foldPending(ctx);
    if ((await onProgress(step)) === "left") return "left";
  }
}

/** Every shard that responses of the organisation lie in, in an order that stays. */
async function shardsOf(tx: Transaction, ctx: ServiceContext): Promise<number[]> {
  const rows = await tx.select().from(sources);
  return rows.flatMap((source) => shardKeysOf(ctx.organisation.id, source)).sort((a, b) => a - b);
}

/** The next responses of a shard; `null` when there are none. */
async function readNext(
  tx: Transaction,
  ctx: ServiceContext,
  reader: Reader,
  { shardKey, after, onError }: RereadPlace & { onError: OnUnread },
): Promise<RereadProgress | null> {
  const rows = await tx.execute<{ response_id: string; comments: number }>(sql`
    select response_id, count(*)::int as comments from comments
    where shard_key = ${shardKey} and org_id = ${ctx.organisation.id} and response_id > ${after}::uuid
    group by response_id order by response_id limit ${chunk}`);
  const last = rows.at(-1);
  if (!last) return null;
  const ids = [...rows].map((row) => row.response_id);
  // The worker reads those that somebody is changing now as soon as they are free.
  await queueUnread(tx, ctx, { shardKey, ids: await readComments(tx, ctx, reader, { shardKey, ids, onError }) });
  const comments = [...rows].reduce((sum, row) => sum + row.comments, 0);
  return { place: { ...readBy(reader), shardKey, after: last.response_id }, comments };
}

/** The beginning of the next shard; behind the last one the whole history has been read. */
async function passOn(
  tx: Transaction,
  ctx: ServiceContext,
  reader: Reader,
  { shardKey }: RereadPlace,
  shards: readonly number[],
): Promise<RereadProgress | "read"> {
  const next = shards.find((one) => one > shardKey);
  if (next === undefined) return finish(tx, ctx, reader);
  return { place: { ...readBy(reader), shardKey: next, after: first }, comments: 0 };
}

async function finish(tx: Transaction, ctx: ServiceContext, { version, setting }: Reader): Promise<"read"> {
  await tx.update(themeVersions).set({ readAt: ctx.now() }).where(eq(themeVersions.version, version));
  await tx.update(readingSettings).set({ readAt: ctx.now() }).where(eq(readingSettings.version, setting));
  await tx
    .update(organisations)
    .set({ commentsReadBy: analysisVersion })
    .where(eq(organisations.id, ctx.organisation.id));
  return "read";
}
