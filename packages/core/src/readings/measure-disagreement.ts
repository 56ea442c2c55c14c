import { type Base, baseRule, type Interval, wilsonInterval } from "@heard/metrics";
import { sql } from "drizzle-orm";
import { languageTag } from "../catalogue/languages.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { readThemes } from "../themes/queries.ts";
import { type SentimentLabel, sentimentLabels } from "./rules.ts";
import { MeasureDisagreementInput } from "./schema.ts";

/** Of comments that people looked at, how many they read otherwise. `share` and its interval are `null` where so few were looked at that it would say nothing. */
export type Disagreement = {
  n: number;
  otherwiseCount: number;
  base: Base;
  /** So many it takes to tell. */
  minimum: number;
  share: number | null;
  interval: Interval | null;
};
export type DisagreementReport = {
  /** In anything: how the comment comes across, or any theme. */
  overall: Disagreement;
  /** In how the comment comes across. */
  sentiment: Disagreement;
  /** In whether it speaks of some theme. */
  themes: Disagreement;
  byLanguage: (Disagreement & { language: string | null })[];
  bySentiment: (Disagreement & { sentiment: SentimentLabel })[];
  byTheme: (Disagreement & { theme: string })[];
};

type Row = {
  part: "overall" | "what" | "language" | "sentiment" | "theme";
  name: string;
  n: number;
  otherwise: number;
};

/**
 * How often people and the reading disagree, from the words that stand: each beside what was read when it was said, so that a later reading changes nothing of
 * it. Every row counts a comment once. Only comments that somebody looked at can be told of, and people look at what strikes them: of all
 * comments it is no estimate unless they confirm what is right as well.
 */
export async function measureDisagreement(
  ctx: ServiceContext,
  given: MeasureDisagreementInput,
): Promise<DisagreementReport> {
  requirePermission(ctx, "comment.read");
  const { period } = MeasureDisagreementInput.parse(given);
  return inTenant(
    ctx,
    async (tx) => {
      const rows = await tx.execute<Row>(sql`
        with words as (
          select k.response_id, k.item, k.what, k.theme_id, k.read_as, k.value is distinct from k.read_as as otherwise, c.language
          from comment_corrections k join comments c on c.shard_key = k.shard_key and c.response_id = k.response_id and c.item = k.item
          where k.org_id = ${ctx.organisation.id} and k.replaced_at is null and k.value is not null and k.read_as is not null and k.what <> 'emotion'
            and c.day between ${period.from}::date and ${period.to}::date),
        looked as (select language, bool_or(otherwise) as otherwise from words group by response_id, item, language),
        parts as (select what, bool_or(otherwise) as otherwise from words group by response_id, item, what)
        select 'overall' as part, '' as name, count(*)::int as n, (count(*) filter (where otherwise))::int as otherwise from looked
        union all select 'language', language::text, count(*)::int, (count(*) filter (where otherwise))::int from looked group by language
        union all select 'what', what, count(*)::int, (count(*) filter (where otherwise))::int from parts group by what
        union all select 'sentiment', read_as, count(*)::int, (count(*) filter (where otherwise))::int from words where what = 'sentiment' group by read_as
        union all select 'theme', theme_id::text, count(*)::int, (count(*) filter (where otherwise))::int from words where what = 'theme' group by theme_id`);
      const tree = await readThemes(tx);
      const one = (part: Row["part"], name: string) =>
        judged(ctx, [...rows].find((row) => row.part === part && row.name === name) ?? { n: 0, otherwise: 0 });
      const each = (part: Row["part"]) => [...rows].filter((row) => row.part === part).sort((a, b) => b.n - a.n);
      return {
        overall: one("overall", ""),
        sentiment: one("what", "sentiment"),
        themes: one("what", "theme"),
        byLanguage: each("language").map((row) => ({
          ...judged(ctx, row),
          language: row.name === "0" ? null : languageTag(Number(row.name)),
        })),
        bySentiment: sentimentLabels.flatMap((sentiment) => {
          const found = one("sentiment", sentiment);
          return found.n > 0 ? [{ ...found, sentiment }] : [];
        }),
        byTheme: each("theme").flatMap((row) => {
          const theme = tree.find(({ id, archivedAt }) => String(id) === row.name && !archivedAt);
          return theme ? [{ ...judged(ctx, row), theme: theme.key }] : [];
        }),
      };
    },
    { snapshot: true },
  );
}

function judged({ organisation }: ServiceContext, { n, otherwise }: Pick<Row, "n" | "otherwise">): Disagreement {
  const base = baseRule(n, organisation);
  const isShown = base === "lowBase" || base === "normal";
  return {
    ...{ n, otherwiseCount: otherwise, base, minimum: organisation.hideBelow },
    share: isShown ? otherwise / n : null,
    interval: isShown ? wilsonInterval(otherwise, n) : null,
  };
}
