import type { Transaction } from "@heard/db";
import { arrayLiteral } from "@heard/db/array-literal";
import type { FoundBy, MentionSpan, ReadingSpan } from "@heard/db/schema/comment-readings";
import { sql } from "drizzle-orm";
import { readThemes } from "../themes/queries.ts";
import { ancestorsOf } from "../themes/rules.ts";
import { labelOf, readingOf, type SaidOfComment, wordsIn } from "./queries.ts";
import { type Emotion, everyComment, type SentimentLabel } from "./rules.ts";

/** Where in a comment something stands, in UTF-16 units of its redacted text. */
type TextSpan = { start: number; end: number };
export type CommentReading = {
  /** `null` for a comment in a language that is not read. */
  sentiment: SentimentLabel | null;
  emotion: Emotion | null;
  /** A person said otherwise, and their word is the one here. */
  isCorrected: boolean;
  /** A person looked, and found it right. */
  isConfirmed: boolean;
  /** What speaks for the sentiment. */
  evidence: TextSpan[];
  /** What the comment speaks of, the most particular themes alone, in the order in which they come up. */
  themes: { key: string; sentiment: SentimentLabel; foundBy: FoundBy; spans: TextSpan[] }[];
};
type CommentPlace = { shardKey: number; responseId: string; item: number };

type ReadingRow = {
  response_id: string;
  item: number;
  label: number | null;
  emotion: Emotion | null;
  evidence: ReadingSpan[];
  said: SaidOfComment[] | null;
};
type MentionRow = { response_id: string; theme_id: number; bin: number; found_by: FoundBy; spans: MentionSpan[] };

/** Names a comment among those of {@link findReadings}. */
export const readingKey = (responseId: string, item: number): string => `${responseId} ${item}`;

/** What was read in some comments, by {@link readingKey}; nobody has read those that are not in it. */
export async function findReadings(
  tx: Transaction,
  places: readonly CommentPlace[],
): Promise<Map<string, CommentReading>> {
  const wanted = sql`unnest(${arrayLiteral(places.map(({ shardKey }) => shardKey))}::int[], ${arrayLiteral(places.map(({ responseId }) => responseId))}::uuid[],
    ${arrayLiteral(places.map(({ item }) => item))}::smallint[]) as w (shard_key, response_id, item)`;
  const rows = await tx.execute<ReadingRow>(sql`
    select a.response_id, a.item, a.label, a.emotion, a.evidence -> 'sentiment' as evidence,
      (select json_agg(json_build_object('what', k.what, 'value', k.value, 'readAs', k.read_as)) from comment_corrections k
        where k.shard_key = a.shard_key and k.response_id = a.response_id and k.item = a.item and k.replaced_at is null and k.value is not null) as said
    from ${wanted} join comment_readings a on a.shard_key = w.shard_key and a.response_id = w.response_id and a.item = w.item`);
  const mentioned = await tx.execute<MentionRow>(sql`
    select m.response_id, m.theme_id, m.bin, m.found_by, m.spans
    from (select distinct shard_key, response_id from ${wanted}) w join mentions m on m.shard_key = w.shard_key and m.response_id = w.response_id
    where m.replaced_at is null and m.theme_id <> ${everyComment}`);
  const themesOf = await themeNaming(tx);
  const byResponse = Map.groupBy([...mentioned], ({ response_id }) => response_id);
  return new Map(
    [...rows].map((row) => [
      readingKey(row.response_id, row.item),
      {
        ...readingOf({ label: row.label, emotion: row.emotion, said: row.said ?? [] }),
        evidence: row.evidence.map(([start, end]) => ({ start, end })),
        themes: themesOf(byResponse.get(row.response_id) ?? [], row.item),
      },
    ]),
  );
}

/** Makes of a response's mentions those of one of its comments. One that nobody can place stands at the first. */
async function themeNaming(tx: Transaction) {
  const tree = await readThemes(tx);
  const byId = new Map(tree.map((theme) => [theme.id, theme]));
  return (mentions: readonly MentionRow[], item: number): CommentReading["themes"] => {
    const here = mentions
      .map((mention) => ({ ...mention, own: mention.spans.filter(([of]) => of === item) }))
      .filter(({ spans, own }) => own.length > 0 || (spans.length === 0 && item === 0));
    const above = new Set(
      here.flatMap(({ theme_id }) => {
        const theme = byId.get(theme_id);
        return theme ? ancestorsOf(tree, theme).map(({ id }) => id) : [];
      }),
    );
    return here
      .flatMap(({ theme_id, bin, found_by, own }) => {
        const theme = byId.get(theme_id);
        if (!theme || above.has(theme_id)) return [];
        return [{ key: theme.key, sentiment: labelOf(bin) ?? "neutral", foundBy: found_by, spans: wordsIn(own) }];
      })
      .sort((a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0));
  };
}
