import type { Transaction } from "@heard/db";
import { commentCorrections } from "@heard/db/schema/comment-readings";
import { members, users } from "@heard/db/schema/members";
import { shardKeyOfId } from "@heard/db/shard-key";
import { and, desc, eq, sql } from "drizzle-orm";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { readThemes } from "../themes/queries.ts";
import { GetCommentInput } from "./schema.ts";
import { type CommentItem, itemsOf } from "./search.ts";

/** What somebody said of a part of the comment: its theme, or `null` for the comment as a whole. */
export type SaidWord = {
  what: "sentiment" | "emotion" | "theme";
  theme: string | null;
  /** `null` where an earlier word was taken back. */
  value: string | null;
  /** What was read of it at that time. */
  readAs: string | null;
  madeAt: Date;
  /** `null` when the command line said it, or the member has left. */
  by: string | null;
  /** When another word took its place, or it was undone. */
  replacedAt: Date | null;
};
export type CommentDetail = CommentItem & {
  /** What else was answered in its response. */
  answers: { question: string; value: string | number | boolean }[];
  /** By what it was read, and when; `null` while nobody has. */
  readBy: { model: number; themes: number; at: Date } | null;
  /** Everything that people said of it, newest first. */
  words: SaidWord[];
};

/**
 * One comment whole: redacted, with what was read in it and why, and what people said of that.
 * @throws DomainError not_found, also for one at a touchpoint that the reader does not see
 */
export async function getComment(ctx: ServiceContext, input: GetCommentInput): Promise<CommentDetail> {
  requirePermission(ctx, "comment.read");
  const { responseId, item } = GetCommentInput.parse(input);
  return inTenant(
    ctx,
    async (tx) => {
      const shardKey = shardKeyOfId(responseId);
      const key = { shard_key: shardKey, response_id: responseId, item };
      const [comment] = await itemsOf(tx, await readCatalogue(tx), [key], "");
      if (!comment) throw notFound("comment", `${responseId}/${item}`);
      const [row] = await tx.execute<{
        answers: CommentDetail["answers"] | null;
        model_version: number | null;
        theme_version: number;
        read_at: string;
      }>(sql`
        select r.answers, a.model_version, a.theme_version, a.read_at from responses r
        left join comment_readings a on a.shard_key = r.shard_key and a.response_id = r.id and a.item = ${item}
        where r.shard_key = ${shardKey} and r.id = ${responseId}::uuid`);
      return {
        ...comment,
        answers: row?.answers ?? [],
        readBy:
          row && row.model_version !== null
            ? { model: row.model_version, themes: row.theme_version, at: new Date(row.read_at) }
            : null,
        words: await wordsOf(tx, { shardKey, responseId, item }),
      };
    },
    { snapshot: true },
  );
}

async function wordsOf(
  tx: Transaction,
  { shardKey, responseId, item }: { shardKey: number; responseId: string; item: number },
): Promise<SaidWord[]> {
  const said = commentCorrections;
  const rows = await tx
    .select({ word: said, by: users.name })
    .from(said)
    .leftJoin(members, and(eq(said.madeByKind, "member"), sql`${members.id}::text = ${said.madeBy}`))
    .leftJoin(users, eq(users.id, members.userId))
    .where(and(eq(said.shardKey, shardKey), eq(said.responseId, responseId), eq(said.item, item)))
    .orderBy(desc(said.madeAt), desc(said.actId), said.what, said.themeId);
  const keys = new Map(rows.length === 0 ? [] : (await readThemes(tx)).map(({ id, key }) => [id, key]));
  return rows.map(({ word: { what, themeId, value, readAs, madeAt, replacedAt }, by }) => ({
    ...{ what, theme: keys.get(themeId) ?? null, value, readAs, madeAt, by, replacedAt },
  }));
}
