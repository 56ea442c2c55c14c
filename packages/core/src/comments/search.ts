import type { Transaction } from "@heard/db";
import { arrayLiteral } from "@heard/db/array-literal";
import { highlight, searchTokens } from "@heard/text/tokens";
import { type SQL, sql } from "drizzle-orm";
import { decodePlace, encodePlace } from "../answer-place.ts";
import { languageTag } from "../catalogue/languages.ts";
import { type Catalogue, readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidInput } from "../errors.ts";
import { currentJourney } from "../measures/journey.ts";
import { dimensionColumns } from "../measures/plan.ts";
import { resolveFilters } from "../measures/resolve.ts";
import { requirePermission } from "../permissions.ts";
import { type CommentReading, findReadings, readingKey } from "../readings/find-readings.ts";
import { everyComment, sentimentLabels } from "../readings/rules.ts";
import { touchpointKeys } from "../responses/queries.ts";
import { readThemes } from "../themes/queries.ts";
import { countCap, SearchCommentsInput } from "./schema.ts";

export type CommentItem = {
  responseId: string;
  item: number;
  /** Redacted. */
  text: string;
  /** Where the words of the search stand, in UTF-16 units. */
  hits: { start: number; end: number }[];
  language: string | null;
  day: string;
  occurredAt: string | null;
  /** The key of what it came from. */
  source: string | null;
  touchpoint: string | null;
  channel: string | null;
  redactions: number;
  scores: { metric: string; value: number; min: number; max: number; direction: "higherIsBetter" | "lowerIsBetter" }[];
  /** What was read in it; `null` while nobody has. */
  reading: CommentReading | null;
};
export type { CommentReading } from "../readings/find-readings.ts";
export type CommentPage = { items: CommentItem[]; nextCursor: string | null; count: number; countIsCapped: boolean };

type Query = Omit<ReturnType<typeof SearchCommentsInput.parse>, "cursor" | "limit">;

/** Everything but the page: what the search and the count have in common. */
type Slice = {
  words: SQL;
  from: string;
  to: string;
  dimensions: string;
  languages: SQL;
  /** The measures of the score asked for, with the lowest and the highest bin of each: three arrays, or three nulls. */
  score: SQL;
  /** The ids of themes and the bins of sentiments asked for: two arrays, or nulls. */
  mentions: SQL;
};

/** Finds comments, newest first, in Chinese and English alike; counts up to 1,000. Words are found in the redacted text only. */
export async function searchComments(ctx: ServiceContext, input: SearchCommentsInput): Promise<CommentPage> {
  return inTenant(ctx, (tx) => readComments(tx, ctx, input), { snapshot: true });
}

/** One page inside a snapshot that is open already. A number of comments up to `countUpTo` is exact; only the first page is counted. */
export async function readComments(
  tx: Transaction,
  ctx: ServiceContext,
  input: SearchCommentsInput,
  countUpTo = countCap,
): Promise<CommentPage> {
  requirePermission(ctx, "comment.read");
  const query = SearchCommentsInput.parse(input);
  const catalogue = await readCatalogue(tx);
  const slice = await sliceOf(tx, catalogue, query);
  const after = query.cursor ? decodePlace(query.cursor) : null;
  const keys = await tx.execute<{ shard_key: number; response_id: string; item: number; day: string }>(sql`
      select shard_key, response_id, item, day::text as day from search_comments(${slice.words}, ${slice.from}::date, ${slice.to}::date, ${slice.dimensions}::jsonb, ${slice.score},
        ${slice.languages}, ${slice.mentions}, ${after?.day ?? null}::date, ${after?.responseId ?? null}::uuid, ${after?.item ?? null}::int, ${query.limit + 1}::int)`);
  const [counted] = query.cursor
    ? [undefined]
    : await tx.execute<{ count: number }>(sql`
      select count_comments(${slice.words}, ${slice.from}::date, ${slice.to}::date, ${slice.dimensions}::jsonb, ${slice.score},
        ${slice.languages}, ${slice.mentions}, ${countUpTo + 1}::int) as count`);
  const page = keys.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: await itemsOf(tx, catalogue, page, query.words),
    nextCursor: keys.length > query.limit && last ? encodePlace({ ...last, responseId: last.response_id }) : null,
    count: Math.min(counted?.count ?? 0, countUpTo),
    countIsCapped: (counted?.count ?? 0) > countUpTo,
  };
}

/** @throws DomainError invalid_input `period_invalid` for one that ends before it begins, as measures and themes refuse it */
function requireForwards({ from, to }: Query["period"]): void {
  if (from > to) throw invalidInput("period_invalid", { from, to });
}

/** What a query asks for, as the functions of the database take it. */
export async function sliceOf(tx: Transaction, catalogue: Catalogue, query: Query): Promise<Slice> {
  requireForwards(query.period);
  const filters = resolveFilters(query.filters, catalogue, await currentJourney(tx, catalogue, undefined));
  // The language of a comment is its own: one response may hold two.
  const languages = filters.get("language");
  const dimensions = Object.fromEntries(
    [...filters]
      .filter(([dimension]) => dimension !== "language")
      .map(([dimension, ids]) => [dimensionColumns[dimension].column, ids]),
  );
  return {
    words: wordsOf(query.words),
    from: query.period.from,
    to: query.period.to,
    dimensions: JSON.stringify(dimensions),
    languages: arrayOf(languages),
    score: scoreOf(query.score, catalogue),
    mentions: await mentionsOf(tx, query),
  };
}

const arrayOf = (values: readonly number[] | undefined): SQL =>
  values ? sql`${`{${values.join(",")}}`}::int[]` : sql`null::int[]`;

/** What was answered on an earlier version of the scale counts as well. A bin counts from the beginning of its own version. */
function scoreOf(score: Query["score"], catalogue: Catalogue): SQL {
  if (!score) return sql`null::int[], null::int[], null::int[]`;
  const versions = catalogue.metrics.get(score.metric)?.measures ?? [];
  if (versions.length === 0) throw invalidInput("unknown_key", { what: "metric", value: score.metric });
  const bins = (value: number) => arrayOf(versions.map(({ scale }) => value - scale.min));
  return sql`${arrayOf(versions.map(({ id }) => id))}, ${bins(score.from)}, ${bins(score.to)}`;
}

/** A sentiment without a theme is that of the comment as a whole. */
async function mentionsOf(tx: Transaction, { themes, sentiments }: Pick<Query, "themes" | "sentiments">): Promise<SQL> {
  if (!themes && !sentiments) return sql`null::int[], null::int[]`;
  const tree = themes ? await readThemes(tx) : [];
  const ids = themes?.map((key) => {
    const found = tree.find((theme) => theme.key === key);
    if (!found) throw invalidInput("unknown_key", { what: "theme", value: key });
    return found.id;
  }) ?? [everyComment];
  return sql`${arrayOf(ids)}, ${arrayOf(sentiments?.map((one) => sentimentLabels.indexOf(one)))}`;
}

/** The words as a tsquery with its rechecks: all of them, made the way the tokens of a comment are. Words that leave no token find nothing. */
function wordsOf(words: string): SQL {
  if (words.trim() === "") return sql`null::tsquery, null::text[]`;
  const query = searchTokens(words);
  if (query === null) return sql`'''⟦nothing⟧'''::tsquery, null::text[]`;
  return sql`${query.allOf.join(" & ")}::tsquery, ${arrayLiteral(query.recheck)}::text[]`;
}

type Key = { shard_key: number; response_id: string; item: number };

/** What the lists show of some comments, in the order of their keys. */
export async function itemsOf(
  tx: Transaction,
  catalogue: Catalogue,
  keys: readonly Key[],
  words: string,
): Promise<CommentItem[]> {
  if (keys.length === 0) return [];
  const wanted = sql`unnest(${`{${keys.map((key) => key.shard_key).join(",")}}`}::int[], ${`{${keys.map((key) => key.response_id).join(",")}}`}::uuid[], ${`{${keys.map((key) => key.item).join(",")}}`}::smallint[])
    with ordinality as w (shard_key, response_id, item, place)`;
  const rows = await tx.execute<{
    response_id: string;
    item: number;
    text: string;
    language: number;
    day: string;
    occurred_at: string | null;
    touchpoint_id: number;
    channel_id: number;
    source_id: number;
    redactions: number;
    scores: [number, number][] | null;
  }>(sql`
    select c.response_id, c.item, c.text, c.language, c.day::text as day, r.occurred_at, c.touchpoint_id, r.channel_id, r.source_id, c.redactions,
      (select json_agg(json_build_array(s.measure_id, s.bin) order by s.item) from scores s where s.shard_key = c.shard_key and s.response_id = c.response_id) as scores
    from ${wanted}
    join comments c on c.shard_key = w.shard_key and c.response_id = w.response_id and c.item = w.item
    join responses r on r.shard_key = w.shard_key and r.id = w.response_id
    order by w.place`);
  const readings = await findReadings(
    tx,
    keys.map(({ shard_key, response_id, item }) => ({ shardKey: shard_key, responseId: response_id, item })),
  );
  const touchpoint = touchpointKeys(catalogue);
  const sources = new Map([...catalogue.sources.values()].map(({ id, key }) => [id, key]));
  const channels = new Map([...catalogue.channels.values()].map(({ id, key }) => [id, key]));
  return rows.map((row) => ({
    responseId: row.response_id,
    item: row.item,
    text: row.text,
    hits: words.trim() === "" ? [] : highlight(row.text, words),
    language: row.language === 0 ? null : languageTag(row.language),
    day: row.day,
    occurredAt: row.occurred_at === null ? null : new Date(row.occurred_at).toISOString(),
    source: sources.get(row.source_id) ?? null,
    touchpoint: touchpoint(row.touchpoint_id),
    channel: channels.get(row.channel_id) ?? null,
    redactions: row.redactions,
    scores: (row.scores ?? []).flatMap(([measureId, bin]) => {
      const measure = catalogue.measures.get(measureId);
      if (!measure) return [];
      const { min, max, direction } = measure.scale;
      return [{ metric: measure.metric.key, value: bin + min, min, max, direction }];
    }),
    reading: readings.get(readingKey(row.response_id, row.item)) ?? null,
  }));
}
