import { readMeasures } from "../../measures/get.ts";
import { type MeasureQuery, type MeasureResult, methodsOf } from "../../measures/index.ts";
import { bucketDays, sortRows } from "../../measures/rules.ts";
import { exportName } from "../rules.ts";
import type { ContentOf } from "../schema.ts";
import type { ExportCell, ExportColumn, ExportDocument } from "../writers/document.ts";
import { type AboutRow, aboutFamily, aboutMaking, aboutMeasure, aboutSlice } from "./about.ts";
import { countCell, shareCell, valueCell } from "./cells.ts";
import { columnsOf, figureCells, figureColumns, intervalMethod, methodName, noteOf, scaleText } from "./figures.ts";
import { segmentValueName, valueName } from "./names.ts";
import type { ExportScope } from "./scope.ts";

/** The row of tiles: every metric by each of its methods, headline first, and how many answered. */
export async function scoresDocument(scope: ExportScope, content: ContentOf<"scores">): Promise<ExportDocument> {
  const { kind: _, ...slice } = content;
  const queries: MeasureQuery[] = [...scope.catalogue.metrics.values()]
    .filter(({ archivedAt }) => archivedAt === null)
    .flatMap(({ key, kind, headlineMethod }) =>
      [headlineMethod, ...methodsOf[kind].filter((method) => method !== headlineMethod)].map((method) => ({
        ...slice,
        metric: key,
        method,
      })),
    );
  const results = await readMeasures(scope.tx, scope.ctx, [...queries, { ...slice, metric: "responses" }]);
  const { words } = scope;
  return assembled(scope, content, {
    comparedWith: results[0]?.comparedWith ?? null,
    about: [],
    columns: [
      ...columnsOf(words, ["metric", "method", ...figureColumns, "scale", "definition"]),
      ...reasons.map((reason) => ({ label: leftOut(scope, reason), width: 18 })),
    ],
    rows: results.map(({ total }) => [
      words.name(total.name),
      methodName(words, total),
      ...figureCells(words, total),
      scaleText(words, total),
      words.t(`trace.definitions.${total.method}`),
      ...reasons.map((reason) => countCell(total.excluded.find((one) => one.reason === reason)?.count ?? 0)),
    ]),
  });
}

const reasons = ["partial", "quarantined", "otherScale"] as const;
const leftOut = ({ words: { t } }: ExportScope, reason: (typeof reasons)[number]) =>
  t("exports.about.leftOut", { reason: t(`trace.excluded.${reason}`) });

/** The line of one metric, and of the period that it is compared with. */
export async function trendDocument(scope: ExportScope, content: ContentOf<"trend">): Promise<ExportDocument> {
  const result = await oneResult(scope, content);
  const { words } = scope;
  const { t } = words;
  const { period, comparedWith, series, previousSeries } = result;
  const rowsOf = (points: MeasureResult["series"], days: typeof period, name: "before" | "now") =>
    (points ?? []).map(({ from: bucket, measure }): ExportCell[] => {
      const { from, to } = bucketDays(bucket, content.grain, days);
      return [
        t(`exports.series.${name}`),
        { day: from },
        { day: to },
        valueCell(measure, measure.value),
        countCell(measure.n),
        valueCell(measure, measure.interval?.low),
        valueCell(measure, measure.interval?.high),
        intervalMethod(words, measure),
        noteOf(words, measure),
        scaleText(words, measure),
      ];
    });
  const columns = ["series", "from", "to", "value", "n", "low", "high", "intervalMethod", "note", "scale"] as const;
  return assembled(scope, content, {
    comparedWith,
    about: [
      ...aboutMeasure(scope, result.total),
      [t("exports.about.grain"), t(`scores.grains.${content.grain}`)],
      [t("exports.about.gaps"), t("exports.about.gapsValue")],
    ],
    columns: columnsOf(words, columns),
    rows: [...(comparedWith ? rowsOf(previousSeries, comparedWith, "before") : []), ...rowsOf(series, period, "now")],
  });
}

/** How many gave each point. A withheld figure has no rows. */
export async function distributionDocument(
  scope: ExportScope,
  content: ContentOf<"distribution">,
): Promise<ExportDocument> {
  const result = await oneResult(scope, content);
  const { total, comparedWith } = result;
  const before = total.change?.previous.histogram ?? null;
  const sizeBefore = before?.reduce((sum, count) => sum + count, 0) ?? 0;
  return assembled(scope, content, {
    comparedWith,
    about: aboutMeasure(scope, total),
    columns: columnsOf(scope.words, ["point", "label", "answers", "share", "previousAnswers", "previousShare"]),
    rows: (total.histogram ?? []).map((count, index) => [
      { number: (total.scale?.min ?? 0) + index, shape: "whole" },
      pointLabel(scope, total, (total.scale?.min ?? 0) + index),
      countCell(count),
      shareCell(total.n > 0 ? count / total.n : null),
      countCell(before?.[index]),
      shareCell(before && sizeBefore > 0 ? (before[index] ?? 0) / sizeBefore : null),
    ]),
  });
}

function pointLabel({ catalogue, words }: ExportScope, { metric, scale }: MeasureResult["total"], point: number) {
  const found = catalogue.metrics
    .get(metric)
    ?.measures.find((one) => one.scale.key === scale?.key && one.scale.version === scale.version);
  const label = found?.scale.labels[String(point)];
  return label ? words.name(label) : null;
}

/** One metric by the values of a dimension, as the screen breaks it down, with the total in the account. */
export async function breakdownDocument(scope: ExportScope, content: ContentOf<"breakdown">): Promise<ExportDocument> {
  const { order, ...figure } = content;
  const result = await oneResult(scope, figure);
  const { words } = scope;
  const { groupBy } = content;
  const nameOf = (key: string | null) => {
    if (key === null) return words.t("scores.breakdown.none");
    return groupBy.startsWith("segment:")
      ? segmentValueName(scope, groupBy.slice("segment:".length), key)
      : valueName(scope, groupBy as Parameters<typeof valueName>[1], key);
  };
  const rows = (result.groups ?? []).map((group) => ({ ...group, name: nameOf(group.key) }));
  return assembled(scope, content, {
    comparedWith: result.comparedWith,
    about: [...aboutMeasure(scope, result.total), ...aboutFamily(scope, result)],
    columns: [
      { label: dimensionName(scope, groupBy), width: 28 },
      ...columnsOf(words, ["key", "stage", ...figureColumns]),
    ],
    rows: (order ? sortRows(rows, order, words.locale) : rows).map(
      ({ key, name, stage, measure, hasListeningPath }) => [
        name,
        key,
        stage ? valueName(scope, "stage", stage) : null,
        ...figureCells(words, measure, hasListeningPath),
      ],
    ),
  });
}

function dimensionName(scope: ExportScope, groupBy: ContentOf<"breakdown">["groupBy"]): string {
  if (!groupBy.startsWith("segment:"))
    return scope.words.t(`scores.filters.${groupBy as Parameters<typeof valueName>[1]}`);
  const field = scope.catalogue.segmentFields.get(groupBy.slice("segment:".length));
  return field ? scope.words.name(field.name) : groupBy;
}

async function oneResult(
  { tx, ctx }: ExportScope,
  { kind: _, ...query }: ContentOf<"trend" | "distribution"> | Omit<ContentOf<"breakdown">, "order">,
): Promise<MeasureResult> {
  const [result] = await readMeasures(tx, ctx, [query]);
  if (!result) throw new Error("readMeasures answered nothing to one query");
  return result;
}

type Parts = {
  comparedWith: { from: string; to: string } | null;
  about: AboutRow[];
  columns: ExportColumn[];
  rows: ExportCell[][];
};

function assembled(
  scope: ExportScope,
  content: ContentOf<"scores" | "trend" | "distribution" | "breakdown">,
  { comparedWith, about, columns, rows }: Parts,
): ExportDocument {
  const { kind, period, filters } = content;
  const { ctx, words } = scope;
  return {
    name: exportName(ctx.organisation.key, content),
    title: words.t(`exports.titles.${kind}`),
    aboutTitle: words.t("exports.about.title"),
    about: [...aboutSlice(scope, { kind, period, comparedWith, filters }), ...about, ...aboutMaking(scope)],
    columns,
    batches: [rows],
    timeZone: ctx.organisation.timeZone,
  };
}
