import { readComments } from "../../comments/search.ts";
import { readMeasures } from "../../measures/get.ts";
import type { Measure } from "../../measures/index.ts";
import { isPermitted } from "../../permissions.ts";
import type { SentimentLabel } from "../../readings/rules.ts";
import { readThemes } from "../../themes/queries.ts";
import { countTrace, type TraceItem, traceBatches } from "../../trace/queries.ts";
import { exportName } from "../rules.ts";
import type { ContentOf } from "../schema.ts";
import type { ExportCell, ExportDocument } from "../writers/document.ts";
import { type AboutRow, aboutMaking, aboutMeasure, aboutSlice } from "./about.ts";
import { countCell } from "./cells.ts";
import { columnsOf } from "./figures.ts";
import { valueName } from "./names.ts";
import type { ExportScope } from "./scope.ts";

/** A list with the number of its rows, as far as it is known beforehand. */
export type ListDocument = ExportDocument & { rowCount: number };

/**
 * The answers behind a number, newest first, with the number's own account. Exactly those that it counts, so their count is its n; none where the
 * number is withheld.
 */
export async function responsesDocument(
  scope: ExportScope,
  { kind, ...trace }: ContentOf<"responses">,
): Promise<ListDocument> {
  const { tx, ctx, words } = scope;
  const { t } = words;
  const [result] = await readMeasures(tx, ctx, [trace.query]);
  if (!result) throw new Error("readMeasures answered nothing to one query");
  const { total } = result;
  // The very version that the number is of, whatever is recorded since.
  const query = total.trace.scale ? { ...trace.query, scale: total.trace.scale } : trace.query;
  const rowCount = total.withheld ? 0 : await countRows(scope, { ...trace, query }, total);
  return {
    ...listFrame(scope, { kind, ...trace }, [
      ...aboutSlice(scope, { kind, period: trace.query.period, filters: trace.query.filters }),
      ...aboutMeasure(scope, total),
      [
        t("exports.about.which"),
        t(trace.which === "counted" ? "exports.about.whichCounted" : "exports.about.whichExcluded"),
      ],
      ...(trace.value === undefined ? [] : [[t("exports.columns.point"), String(trace.value)] as const]),
      [t("exports.about.rows"), countCell(rowCount)],
      ...aboutPeople(scope),
    ]),
    rowCount,
    columns: columnsOf(words, responseColumns(scope)),
    batches: total.withheld ? [] : rowsOf(traceBatches(tx, ctx, { ...trace, query }), responseRow(scope)),
  };
}

/** How many rows the list has: known from the number itself, except for one point of what it leaves out, or of a figure on several scales. */
async function countRows(
  { tx, ctx }: ExportScope,
  trace: Omit<ContentOf<"responses">, "kind">,
  { n, excluded, histogram, scale }: Measure,
): Promise<number> {
  const { which, value } = trace;
  if (value === undefined) return which === "counted" ? n : excluded.reduce((sum, { count }) => sum + count, 0);
  return which === "counted" && histogram && scale ? (histogram[value - scale.min] ?? 0) : countTrace(tx, ctx, trace);
}

async function* rowsOf<Item>(
  batches: AsyncIterable<readonly Item[]>,
  row: (item: Item) => ExportCell[],
): AsyncGenerator<ExportCell[][]> {
  for await (const batch of batches) yield batch.map(row);
}

const seesCustomers = ({ ctx }: ExportScope) => isPermitted(ctx, "customer.see");
const seesComments = ({ ctx }: ExportScope) => isPermitted(ctx, "comment.read");

function responseColumns(scope: ExportScope) {
  return [
    "responseId",
    "externalId",
    ...(seesCustomers(scope) ? (["customer"] as const) : []),
    "day",
    "occurredAt",
    "value",
    "touchpoint",
    "channel",
    "mode",
    "language",
    "state",
    "reason",
    ...(seesComments(scope) ? (["comment"] as const) : []),
    "address",
  ] as const;
}

function responseRow(scope: ExportScope): (item: TraceItem) => ExportCell[] {
  const { t } = scope.words;
  const [customers, comments] = [seesCustomers(scope), seesComments(scope)];
  return (item) => [
    item.responseId,
    item.externalId,
    ...(customers ? [item.customer] : []),
    { day: item.day },
    item.occurredAt ? { instant: new Date(item.occurredAt) } : null,
    item.value === null ? null : { number: item.value, shape: "whole" },
    ...whereCells(scope, item),
    t(`exports.states.${item.state}`),
    item.excludedBecause ? t(`trace.excluded.${item.excludedBecause}`) : null,
    ...(comments ? [item.comment] : []),
    `${scope.responseAddress}${item.responseId}`,
  ];
}

type Where = { touchpoint: string | null; channel: string | null; mode?: string; language: string | null };

/** Touchpoint, channel, mode where it is known, language: by name. */
function whereCells(scope: ExportScope, { touchpoint, channel, mode, language }: Where): ExportCell[] {
  const named = (dimension: "touchpoint" | "channel" | "mode" | "language", key: string | null) =>
    key === null ? null : valueName(scope, dimension, key);
  return [
    named("touchpoint", touchpoint),
    named("channel", channel),
    ...(mode === undefined ? [] : [named("mode", mode)]),
    named("language", language),
  ];
}

/** Comments with the scores that came with them and what was read in them, newest first; redacted, as they are stored. */
export async function commentsDocument(scope: ExportScope, content: ContentOf<"comments">): Promise<ListDocument> {
  const { words } = scope;
  const { t } = words;
  const { kind, period, filters, words: searched, score, themes, sentiments } = content;
  const rowCount = await countComments(scope, content);
  const names = new Map((await readThemes(scope.tx)).map(({ key, name }) => [key, words.name(name)]));
  const namesOf = (keys: readonly string[]) => keys.map((key) => names.get(key) ?? key).join(", ");
  const sentimentsOf = (of: readonly SentimentLabel[]) => of.map((one) => t(`comments.sentiment.${one}`)).join(", ");
  const metrics = [...scope.catalogue.metrics.values()].filter(({ archivedAt }) => archivedAt === null);
  return {
    ...listFrame(scope, content, [
      ...aboutSlice(scope, { kind, period, filters }),
      ...(searched.trim() === "" ? [] : [[t("exports.about.words"), searched] as const]),
      ...(score ? [[t("exports.about.score"), scoreText(scope, score)] as const] : []),
      ...(themes ? [[t("exports.columns.theme"), namesOf(themes)] as const] : []),
      ...(sentiments ? [[t("exports.columns.sentiment"), sentimentsOf(sentiments)] as const] : []),
      [t("exports.about.rows"), countCell(rowCount)],
      [t("exports.about.redaction"), t("exports.about.redactionValue")],
    ]),
    rowCount,
    columns: [
      ...columnsOf(words, ["responseId", "day", "occurredAt", "touchpoint", "channel", "language"]),
      ...metrics.map(({ name }) => ({ label: words.name(name), width: 12 })),
      ...columnsOf(words, ["comment", "sentiment", "theme", "redactions", "address"]),
    ],
    batches: rowsOf(commentPages(scope, content), (comment) => [
      comment.responseId,
      { day: comment.day },
      comment.occurredAt ? { instant: new Date(comment.occurredAt) } : null,
      ...whereCells(scope, comment),
      ...metrics.map(({ key }) =>
        scoreCell(comment.scores.flatMap(({ metric, value }) => (metric === key ? [value] : []))),
      ),
      comment.text,
      comment.reading?.sentiment ? sentimentsOf([comment.reading.sentiment]) : null,
      namesOf(comment.reading?.themes.map(({ key }) => key) ?? []) || null,
      countCell(comment.redactions),
      `${scope.responseAddress}${comment.responseId}`,
    ]),
  };
}

/** One score as a number; several scores of one metric, of several touchpoints, as a list. */
function scoreCell(values: readonly number[]): ExportCell {
  const [first] = values;
  if (first === undefined) return null;
  return values.length === 1 ? { number: first, shape: "whole" } : values.join(", ");
}

function scoreText(
  { catalogue, words }: ExportScope,
  { metric, from, to }: NonNullable<ContentOf<"comments">["score"]>,
) {
  const found = catalogue.metrics.get(metric);
  return `${found ? words.name(found.name) : metric} ${from}–${to}`;
}

const pageSize = 1000;
/** Beyond it the exact number is not needed: it is a large export in any case, and its rows say how many they are. */
const countedUpTo = 1_000_000;

async function countComments({ tx, ctx }: ExportScope, { kind: _, ...search }: ContentOf<"comments">): Promise<number> {
  return (await readComments(tx, ctx, { ...search, limit: 1 }, countedUpTo)).count;
}

async function* commentPages({ tx, ctx }: ExportScope, { kind: _, ...search }: ContentOf<"comments">) {
  let cursor: string | undefined;
  do {
    const page = await readComments(tx, ctx, { ...search, limit: pageSize, ...(cursor ? { cursor } : {}) });
    yield page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}

/** What a reader must know about the people in a list: what was removed, and whose names are held back. */
function aboutPeople(scope: ExportScope): AboutRow[] {
  const { t } = scope.words;
  return [
    [t("exports.about.redaction"), t("exports.about.redactionValue")],
    ...(seesCustomers(scope) ? [] : [[t("exports.about.customers"), t("exports.about.customersHidden")] as const]),
  ];
}

function listFrame(scope: ExportScope, content: ContentOf<"responses" | "comments">, about: AboutRow[]) {
  const { ctx, words } = scope;
  return {
    name: exportName(ctx.organisation.key, content),
    title: words.t(`exports.titles.${content.kind}`),
    aboutTitle: words.t("exports.about.title"),
    about: [...about, ...aboutMaking(scope)],
    timeZone: ctx.organisation.timeZone,
  };
}
