import type { MeasureFilters } from "../../measures/index.ts";
import { valueList } from "../../measures/rules.ts";
import { leastEachSide, readThemeReport, type ThemeFigure, type ThemeReport } from "../../themes/measure.ts";
import { exportName } from "../rules.ts";
import type { ContentOf } from "../schema.ts";
import type { ExportCell, ExportDocument } from "../writers/document.ts";
import { type AboutRow, aboutMaking, aboutSlice } from "./about.ts";
import { changeCell, countCell, valueCell } from "./cells.ts";
import { columnsOf, methodName, scaleText } from "./figures.ts";
import type { ExportScope } from "./scope.ts";

const columns = [
  "theme",
  "key",
  "group",
  "n",
  "negative",
  "neutral",
  "mixed",
  "positive",
  "impact",
  "unit",
  "low",
  "high",
  "impactN",
  "note",
  "address",
] as const satisfies Parameters<typeof columnsOf>[1];

/** Every theme in use: how many speak of it and how, its impact with interval and n, and where its comments are. */
export async function themesDocument(scope: ExportScope, content: ContentOf<"themes">): Promise<ExportDocument> {
  const { kind, ...query } = content;
  const { tx, ctx, words, catalogue } = scope;
  const report = await readThemeReport(tx, ctx, query);
  const names = new Map(report.themes.map(({ key, name }) => [key, words.name(name)]));
  const metric = report.metric === null ? undefined : catalogue.metrics.get(report.metric);
  const metricName = metric ? words.name(metric.name) : null;
  return {
    name: exportName(ctx.organisation.key, content),
    title: words.t("exports.titles.themes"),
    aboutTitle: words.t("exports.about.title"),
    about: [
      ...aboutSlice(scope, { kind, period: query.period, filters: query.filters }),
      ...(metricName === null ? [] : aboutScore(scope, report, metricName)),
      ...aboutMaking(scope),
    ],
    columns: columnsOf(words, columns),
    batches: [
      report.themes.map((theme): ExportCell[] => {
        const { key, parent, n, counts } = theme;
        return [
          ...[names.get(key) ?? key, key, parent === null ? null : (names.get(parent) ?? parent), countCell(n)],
          ...[counts.negative, counts.neutral, counts.mixed, counts.positive].map(countCell),
          ...impactCells(scope, report.unit, theme),
          metricName === null ? null : impactNote(scope, report, theme, metricName),
          n === 0 ? null : commentsAddress(scope, { ...query, theme: key }),
        ];
      }),
    ],
    timeZone: ctx.organisation.timeZone,
  };
}

/** The score that impacts are taken from, with what judges it. */
function aboutScore({ words }: ExportScope, report: ThemeReport, metricName: string): AboutRow[] {
  const { unit, overall, scale } = report;
  const figure = { unit, base: "normal" } as const;
  const rows: AboutRow[] = [
    [words.t("exports.about.metric"), metricName],
    [words.t("exports.about.method"), methodName(words, report)],
    [words.t("exports.about.scale"), scaleText(words, { scale, pooled: null })],
    [words.t("exports.about.value"), valueCell(figure, overall?.value)],
    [words.t("exports.about.n"), countCell(overall?.n)],
    [words.t("exports.columns.low"), valueCell(figure, overall?.interval?.low)],
    [words.t("exports.columns.high"), valueCell(figure, overall?.interval?.high)],
  ];
  return rows.filter(([, cell]) => cell !== null);
}

function impactCells(
  { words: { t } }: ExportScope,
  unit: ThemeReport["unit"],
  { impact }: Pick<ThemeFigure, "impact">,
): ExportCell[] {
  const said = impact && "value" in impact ? impact : null;
  return [
    changeCell({ unit }, said?.value),
    said ? t(`exports.units.${unit}`) : null,
    changeCell({ unit }, said?.interval.low),
    changeCell({ unit }, said?.interval.high),
    countCell(said?.n),
  ];
}

/** Why there is no impact. */
function impactNote(
  { words: { t } }: ExportScope,
  { impactRefused }: ThemeReport,
  { impact, n }: ThemeFigure,
  metric: string,
): string | null {
  if (impact && "value" in impact) return null;
  if (n === 0) return t("common.figures.noAnswers");
  return impactRefused ? t("themes.several", { metric }) : t("themes.noImpact", { least: String(leastEachSide) });
}

/** Where the dashboard shows exactly the comments of a count. */
function commentsAddress(
  { responseAddress }: ExportScope,
  { period, filters, theme }: { period: { from: string; to: string }; filters: MeasureFilters; theme: string },
): string {
  const { segments = {}, ...dimensions } = filters;
  const own = Object.entries(segments).map(([field, values]) => [`segment.${field}`, values] as const);
  const address = new URL("../comments", responseAddress);
  address.searchParams.set("period", `${period.from}..${period.to}`);
  for (const [key, values] of [...Object.entries(dimensions), ...own])
    if (values && values.length > 0) address.searchParams.set(key, valueList(values));
  address.searchParams.set("theme", theme);
  return address.href;
}
