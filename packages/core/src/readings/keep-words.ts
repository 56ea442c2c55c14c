import type { Transaction } from "@heard/db";
import { arrayLiteral } from "@heard/db/array-literal";
import { commentCorrections } from "@heard/db/schema/comment-readings";
import type { ThemeSnapshot } from "@heard/db/schema/themes";
import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { actorName, type ServiceContext } from "../context.ts";
import type { OpenComment } from "./change-readings.ts";
import { type Correction, mentionsOf, noEmotion, sentimentLabels } from "./rules.ts";

/** What somebody says of a part of a comment; `null` takes back what was said of it before. */
export type Word = Pick<Correction, "what" | "themeId"> & { value: string | null };
/** What one act said: `null` for its id when all of it had been said already. */
export type Act = { actId: string | null; changed: { comment: OpenComment; words: Word[] }[] };

/** Rows of one statement: far below the most parameters that one takes. */
const chunk = 1000;

/**
 * Keeps the words of one act beside those that they replace, each with what was read when it was said. What stands already is not said again. `standing` says
 * what a comment's words are by now: for who says something only where nobody has.
 */
export async function keepWords(
  tx: Transaction,
  ctx: ServiceContext,
  { comments, snapshot }: { comments: readonly OpenComment[]; snapshot: ThemeSnapshot },
  wordsOf: (comment: OpenComment, standing: (word: Omit<Word, "value">) => string | null) => Word[],
): Promise<Act> {
  const standing = await currentWords(tx, comments);
  const changed = comments
    .map((comment) => {
      const now = (word: Omit<Word, "value">) => standing.get(nameOf(comment, word))?.value ?? null;
      // Two themes that came together are one by now: the last word on it is the one that is said.
      const words = new Map(wordsOf(comment, now).map((word) => [nameOf(comment, word), word]));
      return { comment, words: [...words.values()].filter((word) => word.value !== now(word)) };
    })
    .filter(({ words }) => words.length > 0);
  if (changed.length === 0) return { actId: null, changed };
  const actId = uuidv7();
  const { kind, id } = actorName(ctx);
  const made = { actId, madeByKind: kind, madeBy: id, madeAt: ctx.now(), orgId: ctx.organisation.id };
  const rows = changed.flatMap(({ comment, words }) => {
    const readAs = readingBy(comment, snapshot);
    const { responseId, shardKey, item, touchpointId, modelVersion, themeVersion } = comment;
    return words.map((word) => ({
      ...{ ...made, ...word, responseId, shardKey, item, touchpointId, modelVersion, themeVersion },
      ...{ readAs: readAs(word), replaces: standing.get(nameOf(comment, word))?.actId ?? null },
    }));
  });
  for (let at = 0; at < rows.length; at += chunk) {
    const some = rows.slice(at, at + chunk);
    await tx.execute(sql`
      update comment_corrections k set replaced_at = ${made.madeAt.toISOString()}::timestamptz
      from unnest(${arrayLiteral(some.map(({ shardKey }) => shardKey))}::int[], ${arrayLiteral(some.map(({ responseId }) => responseId))}::uuid[],
        ${arrayLiteral(some.map(({ item }) => item))}::smallint[], ${arrayLiteral(some.map(({ what }) => what))}::text[],
        ${arrayLiteral(some.map(({ themeId }) => themeId))}::int[]) as w (shard_key, response_id, item, what, theme_id)
      where k.shard_key = w.shard_key and k.response_id = w.response_id and k.item = w.item and k.what = w.what and k.theme_id = w.theme_id
        and k.replaced_at is null`);
    await tx.insert(commentCorrections).values(some);
  }
  return { actId, changed };
}

const nameOf = ({ responseId, item }: OpenComment, { what, themeId }: Omit<Word, "value">) =>
  `${responseId} ${item} ${what} ${themeId}`;

async function currentWords(
  tx: Transaction,
  comments: readonly OpenComment[],
): Promise<Map<string, { value: string | null; actId: string }>> {
  const rows = await tx.execute<OpenComment & Word & { actId: string }>(sql`
    select k.response_id as "responseId", k.item, k.what, k.theme_id as "themeId", k.value, k.act_id as "actId"
    from unnest(${arrayLiteral(comments.map(({ shardKey }) => shardKey))}::int[], ${arrayLiteral(comments.map(({ responseId }) => responseId))}::uuid[],
      ${arrayLiteral(comments.map(({ item }) => item))}::smallint[]) as w (shard_key, response_id, item)
    join comment_corrections k on k.shard_key = w.shard_key and k.response_id = w.response_id and k.item = w.item and k.replaced_at is null`);
  return new Map([...rows].map((row) => [nameOf(row, row), row]));
}

/** What was read of each part of a comment, without what people say of it; `null` for one that nobody could read. */
function readingBy(comment: OpenComment, snapshot: ThemeSnapshot): (word: Word) => string | null {
  const { label, emotion } = comment;
  const mentioned = new Set(mentionsOf([comment], [], snapshot).map(({ themeId }) => themeId));
  return ({ what, themeId }) => {
    if (label === null) return null;
    if (what === "sentiment") return sentimentLabels[label] ?? null;
    if (what === "emotion") return emotion ?? noEmotion;
    return mentioned.has(themeId) ? "mentioned" : "notMentioned";
  };
}
