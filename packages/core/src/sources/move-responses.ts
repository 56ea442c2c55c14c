import type { Transaction } from "@heard/db";
import { sources } from "@heard/db/schema/sources";
import { shardKeysOf } from "@heard/db/shard-key";
import { eq, sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { foldAll } from "../rollups/fold.ts";
import { type LockedSource, queueIntoBin, queueOutOfBin } from "./queue.ts";

/** So many that what they queue stays short of the tail that readers should add up. */
const chunk = 2500;

type Place = { slot: number; after: string };
const first: Place = { slot: 0, after: "00000000-0000-0000-0000-000000000000" };

export type MoveOptions = {
  /** Asked in the transaction of each step, under the lock of the source: whether the work may still be done. */
  mayGoOn?: (tx: Transaction) => Promise<boolean>;
  onMoved?: (moved: number) => Promise<"go" | "left">;
};

/**
 * Moves every response of a source to where the source is: into the bin or out of it, some at a time. Each step is one transaction, so that measures,
 * lists and searches see all of its responses as before or all as after. What is left is what remains to be done: a second try simply goes on.
 * Says `left` when the work is no longer its own.
 */
export async function moveResponses(
  given: ServiceContext,
  sourceId: number,
  { mayGoOn = async () => true, onMoved = async () => "go" }: MoveOptions = {},
): Promise<"moved" | "left"> {
  const ctx: ServiceContext = { ...given, touchpoints: "*" };
  let place = first;
  let movedThisTime = 0;
  for (;;) {
    const step = await inTenant(ctx, async (tx) => {
      // Whoever turns it round waits for this step, and this step for them.
      const [source] = await tx.select().from(sources).where(eq(sources.id, sourceId)).for("share");
      return source && (await mayGoOn(tx)) ? moveSome(tx, ctx, source, place) : null;
    });
    if (!step) return "left";
    if (step.moved > 0) {
      movedThisTime += step.moved;
      await foldAll(ctx);
      if ((await onMoved(step.moved)) === "left") return "left";
    }
    if (step.next) place = step.next;
    // What was recorded meanwhile, by a process that knew the source from before, may lie before the last place.
    else if (movedThisTime > 0) [place, movedThisTime] = [first, 0];
    else return "moved";
  }
}

/** The next responses of one shard that are not where their source is. */
async function moveSome(
  tx: Transaction,
  ctx: ServiceContext,
  source: LockedSource,
  { slot, after }: Place,
): Promise<{ moved: number; next: Place | null }> {
  const { id: orgId } = ctx.organisation;
  const shardKey = shardKeysOf(orgId, source)[slot];
  if (shardKey === undefined) return { moved: 0, next: null };
  const isLeft = source.deletedAt ? sql`state <= 3` : sql`state > 3`;
  const rows = await tx.execute<{ id: string }>(sql`
    select id from responses
    where shard_key = ${shardKey} and org_id = ${orgId} and source_id = ${source.id} and id > ${after}::uuid and ${isLeft}
    order by id limit ${chunk} for update`);
  const last = rows.at(-1);
  if (!last) return { moved: 0, next: { ...first, slot: slot + 1 } };
  const ids = `{${rows.map(({ id }) => id).join(",")}}`;
  // As a set that is joined: a list in the condition is sorted anew for each score that is looked up, the square of a step.
  const here = sql`r.shard_key = ${shardKey} and r.org_id = ${orgId} and r.id in (select unnest(${ids}::uuid[]))`;
  const moved = await (source.deletedAt ? queueIntoBin(tx, here) : queueOutOfBin(tx, here));
  return { moved, next: { slot, after: last.id } };
}
