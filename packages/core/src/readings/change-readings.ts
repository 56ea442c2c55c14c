import type { Transaction } from "@heard/db";
import { arrayLiteral } from "@heard/db/array-literal";
import type { ThemeSnapshot } from "@heard/db/schema/themes";
import { sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState, notFound } from "../errors.ts";
import { type LockedResponse, lockResponse } from "../responses/change.ts";
import { stateOf } from "../responses/queries.ts";
import { lockThemes } from "../themes/lock.ts";
import { newestTree } from "../themes/queries.ts";
import { type Emotion, nothingRead, type ReadComment } from "./rules.ts";
import { readCorrections, writeMentions } from "./write-mentions.ts";

type CommentPlace = { responseId: string; item: number };
/** A comment of a locked response, with what is read in it by now. */
export type OpenComment = ReadComment & {
  responseId: string;
  shardKey: number;
  emotion: Emotion | null;
  modelVersion: number | null;
  themeVersion: number | null;
};
type Opened = { comments: OpenComment[]; snapshot: ThemeSnapshot };

/**
 * Changes what people say of some comments, their responses locked and whole as for every change, and brings the mentions in line with it.
 * @throws DomainError not_found, invalid_state while the source of one of them is in the bin
 */
export async function changeReadings<T>(
  ctx: ServiceContext,
  places: readonly CommentPlace[],
  work: (tx: Transaction, opened: Opened) => Promise<T>,
): Promise<T> {
  // Always in the same order: two acts on the same responses queue up instead of waiting for each other.
  const ids = [...new Set(places.map(({ responseId }) => responseId))].sort();
  if (ctx.touchpoints !== "*") await inTenant(ctx, (tx) => lockAll(tx, ids));
  const whole: ServiceContext = { ...ctx, touchpoints: "*" };
  return inTenant(whole, async (tx) => {
    const responses = await lockAll(tx, ids);
    const binned = responses.find(({ state }) => stateOf(state) === "binned");
    if (binned) throw invalidState("response", "binned", binned.id);
    await lockThemes(tx, ctx, "read");
    const { snapshot } = await newestTree(tx);
    const stored = new Map<string, OpenComment>();
    const shards = Map.groupBy(responses, ({ shardKey }) => shardKey);
    for (const [shardKey, of] of shards)
      for (const comment of await readStored(tx, shardKey, of)) stored.set(nameOf(comment), comment);
    const comments = new Map(places.map((place) => [nameOf(place), seenBy(ctx, stored, place)]));
    const result = await work(tx, { comments: [...comments.values()], snapshot });
    for (const [shardKey, of] of shards) {
      const corrections = await readCorrections(
        tx,
        shardKey,
        of.map(({ id }) => id),
      );
      await writeMentions(tx, ctx, {
        ...{ shardKey, snapshot },
        responses: of.map(({ id, state }) => ({
          ...{ id, isCounted: state === 2, corrections: corrections.get(id) ?? [] },
          comments: [...stored.values()].filter(({ responseId }) => responseId === id),
        })),
      });
    }
    return result;
  });
}

const nameOf = ({ responseId, item }: CommentPlace) => `${responseId} ${item}`;

function seenBy(
  { touchpoints }: ServiceContext,
  stored: ReadonlyMap<string, OpenComment>,
  place: CommentPlace,
): OpenComment {
  const comment = stored.get(nameOf(place));
  const isSeen = comment && (touchpoints === "*" || touchpoints.includes(comment.touchpointId));
  if (!isSeen) throw notFound("comment", `${place.responseId}/${place.item}`);
  return comment;
}

async function lockAll(tx: Transaction, ids: readonly string[]): Promise<LockedResponse[]> {
  const locked: LockedResponse[] = [];
  for (const id of ids) locked.push(await lockResponse(tx, id));
  return locked;
}

/** The comments of some responses of one shard with what was read in them; one that still waits to be read says nothing yet. */
async function readStored(
  tx: Transaction,
  shardKey: number,
  responses: readonly LockedResponse[],
): Promise<OpenComment[]> {
  const rows = await tx.execute<Omit<OpenComment, "evidence"> & { evidence: OpenComment["evidence"] | null }>(sql`
    select c.response_id as "responseId", c.shard_key as "shardKey", c.item, a.label, a.emotion, a.evidence, a.model_version as "modelVersion",
      a.theme_version as "themeVersion", c.touchpoint_id as "touchpointId", c.cell_id::text as "cellId", x.core_id::text as "coreId", c.day::text as day
    from comments c join cells x on x.org_id = c.org_id and x.cell_id = c.cell_id and x.shard_key = c.shard_key
    left join comment_readings a on a.shard_key = c.shard_key and a.response_id = c.response_id and a.item = c.item
    where c.shard_key = ${shardKey} and c.response_id = any (${arrayLiteral(responses.map(({ id }) => id))}::uuid[])
    order by c.response_id, c.item`);
  return [...rows].map((row) => ({ ...row, evidence: row.evidence ?? nothingRead }));
}
