import type { Transaction } from "@heard/db";
import { commentCorrections } from "@heard/db/schema/comment-readings";
import { and, eq, sql } from "drizzle-orm";
import type * as z from "zod";
import { recordAudit } from "../audit/record.ts";
import { actorName, type ServiceContext } from "../context.ts";
import { invalidState, notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { changeResponse, type LockedResponse } from "../responses/change.ts";
import { stateOf } from "../responses/queries.ts";
import { lockThemes } from "../themes/lock.ts";
import { newestTree, readThemes, usedTheme } from "../themes/queries.ts";
import type { Correction, ReadComment } from "./rules.ts";
import { CorrectCommentInput } from "./schema.ts";
import { readCorrections, writeMentions } from "./write-mentions.ts";

type Input = z.output<typeof CorrectCommentInput>;

/**
 * Says what a comment speaks of, or how, against what was read in it. It wins over every later reading, and the numbers follow at once. The log names what
 * was corrected and never quotes.
 * @throws DomainError not_found, invalid_state while its source is in the bin
 */
export async function correctComment(ctx: ServiceContext, given: CorrectCommentInput): Promise<void> {
  requirePermission(ctx, "comment.correct");
  const input = CorrectCommentInput.parse(given);
  await changeResponse(ctx, input.responseId, async (tx, response) => {
    if (stateOf(response.state) === "binned") throw invalidState("response", "binned");
    const comments = await readStored(tx, response);
    const comment = comments.find(({ item }) => item === input.item);
    const isSeen = comment && (ctx.touchpoints === "*" || ctx.touchpoints.includes(comment.touchpointId));
    if (!comment || !isSeen) throw notFound("comment", input.item);
    await lockThemes(tx, ctx, "read");
    const words = await wordsOf(tx, input);
    for (const word of words) await keepWord(tx, ctx, response, comment, word);
    const { snapshot } = await newestTree(tx);
    const corrections = (await readCorrections(tx, response.shardKey, [response.id])).get(response.id) ?? [];
    await writeMentions(tx, ctx, {
      shardKey: response.shardKey,
      snapshot,
      responses: [{ id: response.id, isCounted: response.state === 2, comments, corrections }],
    });
    await recordAudit(tx, ctx, {
      verb: "comment.correct",
      subject: { kind: "response", id: response.id },
      fields: [`comment ${input.item}`, ...new Set(words.map(({ what }) => what))],
    });
  });
}

type Word = Omit<Correction, "item" | "value"> & { value: string | null };

async function wordsOf(tx: Transaction, { sentiment, emotion, themes }: Input): Promise<Word[]> {
  const tree = themes.length > 0 ? await readThemes(tx) : [];
  return [
    ...(sentiment === undefined ? [] : [{ what: "sentiment" as const, themeId: 0, value: sentiment }]),
    ...(emotion === undefined ? [] : [{ what: "emotion" as const, themeId: 0, value: emotion }]),
    ...themes.map(({ theme, isMentioned }) => ({
      what: "theme" as const,
      themeId: usedTheme(tree, theme).id,
      value: isMentioned === null ? null : isMentioned ? "mentioned" : "notMentioned",
    })),
  ];
}

/** The newest word stands; one taken back leaves what was read. */
async function keepWord(
  tx: Transaction,
  ctx: ServiceContext,
  { id: responseId, shardKey }: LockedResponse,
  { item, touchpointId }: ReadComment,
  { what, themeId, value }: Word,
): Promise<void> {
  const at = { shardKey, responseId, item, what, themeId };
  if (value === null) {
    const { shardKey: key, responseId: of, item: place, what: which, themeId: theme } = commentCorrections;
    await tx
      .delete(commentCorrections)
      .where(and(eq(key, shardKey), eq(of, responseId), eq(place, item), eq(which, what), eq(theme, themeId)));
    return;
  }
  const { kind, id } = actorName(ctx);
  const said = { value, madeByKind: kind, madeBy: id, madeAt: ctx.now() };
  await tx
    .insert(commentCorrections)
    .values({ ...at, ...said, orgId: ctx.organisation.id, touchpointId })
    .onConflictDoUpdate({
      target: [
        commentCorrections.shardKey,
        commentCorrections.responseId,
        commentCorrections.item,
        commentCorrections.what,
        commentCorrections.themeId,
      ],
      set: said,
    });
}

const nothingRead = { sentiment: [], emotion: [], themes: [] };

/** The comments of a response with what was read in them; one that still waits to be read says nothing yet. */
async function readStored(tx: Transaction, { id, shardKey }: LockedResponse): Promise<ReadComment[]> {
  const rows = await tx.execute<Omit<ReadComment, "evidence"> & { evidence: ReadComment["evidence"] | null }>(sql`
    select c.item, a.label, a.evidence, c.touchpoint_id as "touchpointId", c.cell_id::text as "cellId", x.core_id::text as "coreId", c.day::text as day
    from comments c join cells x on x.org_id = c.org_id and x.cell_id = c.cell_id and x.shard_key = c.shard_key
    left join comment_readings a on a.shard_key = c.shard_key and a.response_id = c.response_id and a.item = c.item
    where c.shard_key = ${shardKey} and c.response_id = ${id}::uuid order by c.item`);
  return [...rows].map((row) => ({ ...row, evidence: row.evidence ?? nothingRead }));
}
