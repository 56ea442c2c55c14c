import type { Transaction } from "@heard/db";
import { sql } from "drizzle-orm";
import type * as z from "zod";
import { languageTag } from "../catalogue/languages.ts";
import { type Catalogue, readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { countsOf, type SentimentCounts } from "../readings/queries.ts";
import { touchpointKeys } from "../responses/queries.ts";
import { readThemes } from "../themes/queries.ts";
import { CountByFilterInput, filterCountCap } from "./schema.ts";
import { sliceOf } from "./search.ts";

type Counted<Key> = { key: Key; count: number };
/** Comments by each value that a search can be narrowed to, most first. */
export type FilterCounts = {
  themes: Counted<string>[];
  sentiments: SentimentCounts;
  touchpoints: Counted<string | null>[];
  languages: Counted<string | null>[];
};
type Query = z.output<typeof CountByFilterInput>;

/**
 * How many comments of a search there are of each theme, sentiment, touchpoint and language: each as if nothing had been chosen of its own kind, so that a
 * count says what choosing it would show. `null` when there are so many that counting would keep the reader waiting.
 */
export async function countByFilter(ctx: ServiceContext, input: CountByFilterInput): Promise<FilterCounts | null> {
  requirePermission(ctx, "comment.read");
  const query = CountByFilterInput.parse(input);
  const { touchpoint: _touchpoint, language: _language, ...filters } = query.filters;
  const { themes: _themes, sentiments: _sentiments, ...rest } = query;
  return inTenant(
    ctx,
    async (tx) => {
      const catalogue = await readCatalogue(tx);
      const widest = await sliceOf(tx, catalogue, { ...rest, filters });
      const [all] = await tx.execute<{ count: number }>(sql`
        select count_comments(${widest.words}, ${widest.from}::date, ${widest.to}::date, ${widest.dimensions}::jsonb, ${widest.score},
          ${widest.languages}, ${widest.mentions}, ${filterCountCap + 1}::int) as count`);
      if ((all?.count ?? 0) > filterCountCap) return null;
      const { touchpoint, language } = query.filters;
      const without = { ...query, filters };
      const counts = {
        theme: await countBy(tx, catalogue, "theme", query),
        sentiment: await countBy(tx, catalogue, "sentiment", query),
        touchpoint: await countBy(tx, catalogue, "touchpoint", {
          ...without,
          filters: { ...filters, ...(language ? { language } : {}) },
        }),
        language: await countBy(tx, catalogue, "language", {
          ...without,
          filters: { ...filters, ...(touchpoint ? { touchpoint } : {}) },
        }),
      };
      const themes = new Map((await readThemes(tx)).flatMap((one) => (one.archivedAt ? [] : [[one.id, one.key]])));
      const touchpointKey = touchpointKeys(catalogue);
      const bins: number[] = [];
      for (const { value, comments } of counts.sentiment) bins[value] = comments;
      return {
        themes: counts.theme.flatMap(({ value, comments }) => {
          const key = themes.get(value);
          return key === undefined ? [] : [{ key, count: comments }];
        }),
        sentiments: countsOf(bins),
        touchpoints: counts.touchpoint.map(({ value, comments }) => ({ key: touchpointKey(value), count: comments })),
        languages: counts.language.map(({ value, comments }) => ({
          ...{ key: value === 0 ? null : languageTag(value), count: comments },
        })),
      };
    },
    { snapshot: true },
  );
}

type Part = "theme" | "sentiment" | "touchpoint" | "language";

async function countBy(
  tx: Transaction,
  catalogue: Catalogue,
  part: Part,
  query: Query,
): Promise<{ value: number; comments: number }[]> {
  // A sentiment narrows what is said of themes, and a theme what is said in some way: each counts what the other leaves.
  const { sentiments, themes, ...rest } = query;
  const byTheme = { ...rest, ...(sentiments ? { sentiments } : {}) };
  const bySentiment = { ...rest, ...(themes ? { themes } : {}) };
  const own: Query = part === "theme" ? byTheme : part === "sentiment" ? bySentiment : query;
  const slice = await sliceOf(tx, catalogue, own);
  const rows = await tx.execute<{ value: number; comments: number }>(sql`
    select value, comments from count_comments_by(${part}, ${slice.words}, ${slice.from}::date, ${slice.to}::date, ${slice.dimensions}::jsonb,
      ${slice.score}, ${slice.languages}, ${slice.mentions}) order by comments desc, value`);
  return [...rows];
}
