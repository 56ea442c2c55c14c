import type { Transaction } from "@heard/db";
import type { LocalisedText } from "@heard/db/schema/columns";
import type { MentionSpan } from "@heard/db/schema/comment-readings";
import type { ThemeAsOf } from "@heard/db/schema/themes";
import { type SQL, sql } from "drizzle-orm";
import { decodePlace, encodePlace } from "../answer-place.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidInput } from "../errors.ts";
import { currentJourney } from "../measures/journey.ts";
import type { HistogramQuery } from "../measures/plan.ts";
import { cellCondition, readHistograms } from "../measures/read.ts";
import { standingAt } from "../measures/read-theme-scores.ts";
import { resolveMeasureQuery } from "../measures/resolve.ts";
import { requirePermission } from "../permissions.ts";
import { readThemes, themeOf, themesAsOf } from "../themes/queries.ts";
import { type Emotion, everyComment, measureIdOf, type SentimentLabel, sentimentLabels } from "./rules.ts";
import { CountThemesInput, ListMentionsInput } from "./schema.ts";

/** Responses by how they speak of a theme. */
export type SentimentCounts = Record<SentimentLabel, number>;
export type ThemeCounts = {
  /** Responses with comments that were read, by how they come across as a whole. */
  comments: SentimentCounts;
  themes: { key: string; name: LocalisedText; parent: string | null; counts: SentimentCounts }[];
};

/**
 * How many responses speak of each theme in use and how; as of an instant, what a report made then counted, by the themes of then.
 * @throws DomainError invalid_input for an unknown filter
 */
export async function countThemes(ctx: ServiceContext, input: CountThemesInput): Promise<ThemeCounts> {
  requirePermission(ctx, "theme.read");
  const { asOf, ...query } = CountThemesInput.parse(input);
  return inTenant(
    ctx,
    async (tx) => {
      const catalogue = await readCatalogue(tx);
      const journey = await currentJourney(tx, catalogue, undefined);
      const { filters } = resolveMeasureQuery({ metric: "responses", ...query }, catalogue, journey, "*");
      const { tree, counts } = await countTree(tx, ctx, { period: query.period, filters, asOf });
      const keys = new Map(tree.map(({ id, key }) => [id, key]));
      return {
        comments: countsOf(counts.get(everyComment)),
        themes: tree.map(({ id, key, name, parentId }) => ({
          ...{ key, name, parent: keys.get(parentId ?? 0) ?? null },
          counts: countsOf(counts.get(id)),
        })),
      };
    },
    { snapshot: true },
  );
}

/** The themes that are looked for, in the order of their lists, and how many responses speak of each; as of an instant, those of then and by what had been read. */
export async function countTree(
  tx: Transaction,
  ctx: ServiceContext,
  { asOf, ...slice }: Omit<Slice, "ids"> & { asOf: string | undefined },
): Promise<{ tree: Pick<ThemeAsOf, "id" | "key" | "name" | "parentId">[]; counts: Map<number, number[]> }> {
  const tree =
    asOf === undefined
      ? (await readThemes(tx)).filter(({ archivedAt }) => !archivedAt)
      : await themesAsOf(tx, new Date(asOf));
  const asked = { ...slice, ids: [everyComment, ...tree.map(({ id }) => id)] };
  const counts = await (asOf === undefined ? countMentions(tx, ctx, asked) : countAsOf(tx, ctx, { ...asked, asOf }));
  return { tree, counts };
}

type Slice = {
  ids: readonly number[];
  period: { from: string; to: string };
  filters: HistogramQuery["filters"];
};

export const countsOf = (bins: readonly number[] = []): SentimentCounts =>
  Object.fromEntries(sentimentLabels.map((label, bin) => [label, bins[bin] ?? 0])) as SentimentCounts;

/** @throws DomainError invalid_input for a touchpoint that is not there */
async function touchpointIds(tx: Transaction, keys: readonly string[] | undefined): Promise<number[] | null> {
  if (!keys) return null;
  const { touchpoints } = await readCatalogue(tx);
  return keys.map((key) => {
    const found = touchpoints.get(key);
    if (!found) throw invalidInput("unknown_key", { what: "touchpoint", value: key });
    return found.id;
  });
}

/** How many responses of a slice speak of each theme, by bins of sentiment; from the rollups where they answer. */
async function countMentions(
  tx: Transaction,
  ctx: ServiceContext,
  { ids, period, filters }: Slice,
): Promise<Map<number, number[]>> {
  const { rows } = await readHistograms(tx, ctx.organisation.id, {
    measureIds: ids.map(measureIdOf),
    periods: [period],
    filters: withinLimits(ctx, filters),
    groups: [],
    bucket: "none",
  });
  const byMeasure = new Map(rows.map(({ measureId, counts }) => [measureId, counts]));
  return new Map(ids.map((id) => [id, byMeasure.get(measureIdOf(id)) ?? []]));
}

/** Whoever sees some touchpoints only has no totals above them, and asks for the sum of theirs. */
export function withinLimits(
  { touchpoints }: ServiceContext,
  filters: HistogramQuery["filters"],
): HistogramQuery["filters"] {
  if (touchpoints === "*") return filters;
  const asked = filters.get("touchpoint");
  const seen = asked ? asked.filter((id) => touchpoints.includes(id)) : [...touchpoints];
  // An id that nothing has: an empty list would ask for everything.
  return new Map([...filters, ["touchpoint", seen.length > 0 ? seen : [-1]]]);
}

/** Counted from the mentions themselves: those that had been read by then and not been replaced. Responses count as they stand now. */
async function countAsOf(
  tx: Transaction,
  ctx: ServiceContext,
  { ids, period, filters, asOf }: Slice & { asOf: string },
): Promise<Map<number, number[]>> {
  const rows = await tx.execute<{ theme_id: number; bin: number; n: number }>(sql`
    select m.theme_id, m.bin, count(*)::int as n from mentions m
    join responses r on r.shard_key = m.shard_key and r.id = m.response_id and r.state = 2
    where m.org_id = ${ctx.organisation.id} and m.theme_id = any (${`{${ids.join(",")}}`}::int[]) and m.day between ${period.from} and ${period.to}
      and ${standingAt(asOf)}
      and ${cellCondition(sql`m.cell_id`, ctx.organisation.id, withinLimits(ctx, filters))}
    group by 1, 2`);
  const counted = new Map<number, number[]>();
  for (const { theme_id, bin, n } of rows) {
    const bins = counted.get(theme_id) ?? [];
    bins[bin] = n;
    counted.set(theme_id, bins);
  }
  return counted;
}

const atTouchpoints = (ids: readonly number[] | null): SQL =>
  ids ? sql` and m.touchpoint_id = any (${`{${ids.join(",")}}`}::int[])` : sql``;

export type MentionItem = {
  responseId: string;
  day: string;
  sentiment: SentimentLabel;
  foundBy: "rule" | "model" | "person";
  comments: {
    item: number;
    /** Redacted. */
    text: string;
    /** Where it speaks of the theme, in UTF-16 units. */
    spans: { start: number; end: number }[];
    reading: {
      sentiment: SentimentLabel | null;
      emotion: Emotion | null;
      isCorrected: boolean;
      isConfirmed: boolean;
    } | null;
  }[];
};

type MentionRow = {
  response_id: string;
  day: string;
  bin: number;
  found_by: MentionItem["foundBy"];
  spans: MentionSpan[];
  comments: {
    item: number;
    text: string;
    label: number | null;
    emotion: Emotion | null;
    isRead: boolean;
    said: SaidOfComment[] | null;
  }[];
};
/** A person's word that stands, and what was read when they said it. */
export type SaidOfComment = { what: "sentiment" | "emotion" | "theme"; value: string; readAs: string | null };

/** The comments behind a count of {@link countThemes}, newest first, with what speaks for it. */
export async function listMentions(
  ctx: ServiceContext,
  input: ListMentionsInput,
): Promise<{ items: MentionItem[]; nextCursor: string | null }> {
  requirePermission(ctx, "comment.read");
  const { theme, period, touchpoint, sentiment, limit, cursor } = ListMentionsInput.parse(input);
  const after = cursor === undefined ? null : decodePlace(cursor);
  const rows = await inTenant(
    ctx,
    async (tx) => {
      const themeId = theme === null ? everyComment : themeOf(await readThemes(tx), theme).id;
      const touchpoints = await touchpointIds(tx, touchpoint);
      const only = sentiment === undefined ? sql`` : sql` and m.bin = ${sentimentLabels.indexOf(sentiment)}`;
      const paged = after ? sql` and (m.day, m.response_id) < (${after.day}::date, ${after.responseId}::uuid)` : sql``;
      return tx.execute<MentionRow>(sql`
        select m.response_id, m.day::text as day, m.bin, m.found_by, m.spans,
          (select json_agg(json_build_object('item', c.item, 'text', c.text, 'label', a.label, 'emotion', a.emotion, 'isRead', a.item is not null,
              'said', (select json_agg(json_build_object('what', k.what, 'value', k.value, 'readAs', k.read_as)) from comment_corrections k
                where k.shard_key = c.shard_key and k.response_id = c.response_id and k.item = c.item and k.replaced_at is null and k.value is not null)) order by c.item)
            from comments c left join comment_readings a on a.shard_key = c.shard_key and a.response_id = c.response_id and a.item = c.item
            where c.shard_key = m.shard_key and c.response_id = m.response_id) as comments
        from mentions m
        where m.org_id = ${ctx.organisation.id} and m.theme_id = ${themeId} and m.counted and m.day between ${period.from} and ${period.to}
          ${atTouchpoints(touchpoints)}${only}${paged}
        order by m.day desc, m.response_id desc limit ${limit + 1}`);
    },
    { snapshot: true },
  );
  const page = [...rows].slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(itemOf),
    nextCursor:
      rows.length > limit && last ? encodePlace({ day: last.day, responseId: last.response_id, item: 0 }) : null,
  };
}

function itemOf({ response_id, day, bin, found_by, spans, comments }: MentionRow): MentionItem {
  return {
    ...{ responseId: response_id, day, sentiment: labelOf(bin) ?? "neutral", foundBy: found_by },
    comments: (comments ?? []).map(({ item, text, label, emotion, isRead, said }) => ({
      item,
      text,
      spans: wordsIn(spans.filter(([of]) => of === item)),
      reading: isRead || said ? readingOf({ label, emotion, said: said ?? [] }) : null,
    })),
  };
}

/** The stretches that hold words: an empty one only says which comment. */
export const wordsIn = (spans: readonly MentionSpan[]): { start: number; end: number }[] =>
  spans.filter(([, start, end]) => end > start).map(([, start, end]) => ({ start, end }));

export const labelOf = (bin: number | null): SentimentLabel | null =>
  bin === null ? null : (sentimentLabels[bin] ?? null);

/** A person's word stands above what was read. */
export function readingOf({
  label,
  emotion,
  said,
}: Pick<MentionRow["comments"][number], "label" | "emotion"> & { said: readonly SaidOfComment[] }) {
  const isCorrected = said.some(({ value, readAs }) => value !== readAs);
  const word = (what: SaidOfComment["what"]) => said.find((one) => one.what === what)?.value;
  const [saidSentiment, saidEmotion] = [word("sentiment"), word("emotion")];
  return {
    sentiment: (saidSentiment as SentimentLabel | undefined) ?? labelOf(label),
    emotion: saidEmotion === undefined ? emotion : saidEmotion === "none" ? null : (saidEmotion as Emotion),
    isCorrected,
    isConfirmed: said.length > 0 && !isCorrected,
  };
}
