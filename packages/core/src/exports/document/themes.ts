import type { MeasureFilters } from "../../measures/index.ts";
import { readThemeReport, type ThemeFigure } from "../../themes/measure.ts";
import { exportName } from "../rules.ts";
import type { ContentOf } from "../schema.ts";
import type { ExportCell, ExportDocument } from "../writers/document.ts";
import { type AboutRow, aboutMaking, aboutSlice } from "./about.ts";
import { changeCell, countCell, valueCell } from "./cells.ts";
import { columnsOf } from "./figures.ts";
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
  const { unit, overall } = report;
  const names = new Map(report.themes.map(({ key, name }) => [key, words.name(name)]));
  const metric = report.metric === null ? undefined : catalogue.metrics.get(report.metric);
  const about: AboutRow[] = [
    ...(metric ? [[words.t("exports.about.metric"), words.name(metric.name)] as const] : []),
    ...(overall
      ? [
          [words.t("exports.about.value"), valueCell({ unit, base: "normal" }, overall.value)] as const,
          [words.t("exports.about.n"), countCell(overall.n)] as const,
        ]
      : []),
  ];
  return {
    name: exportName(ctx.organisation.key, content),
    title: words.t("exports.titles.themes"),
    aboutTitle: words.t("exports.about.title"),
    about: [
      ...aboutSlice(scope, { kind, period: query.period, filters: query.filters }),
      ...about,
      ...aboutMaking(scope),
    ],
    columns: columnsOf(words, columns),
    batches: [
      report.themes.map((theme): ExportCell[] => {
        const { key, parent, n, counts } = theme;
        return [
          ...[names.get(key) ?? key, key, parent === null ? null : (names.get(parent) ?? parent), countCell(n)],
          ...[counts.negative, counts.neutral, counts.mixed, counts.positive].map(countCell),
          ...impactCells(scope, unit, theme),
          n === 0 ? null : commentsAddress(scope, { ...query, theme: key }),
        ];
      }),
    ],
    timeZone: ctx.organisation.timeZone,
  };
}

type Unit = Parameters<typeof valueCell>[0]["unit"];

function impactCells({ words: { t } }: ExportScope, unit: Unit, { impact, n }: ThemeFigure): ExportCell[] {
  const said = impact && "value" in impact ? impact : null;
  return [
    changeCell({ unit }, said?.value),
    said ? t(`exports.units.${unit}`) : null,
    changeCell({ unit }, said?.interval.low),
    changeCell({ unit }, said?.interval.high),
    countCell(said?.n),
    impact && "withheld" in impact ? t("themes.few") : n === 0 ? t("common.figures.noAnswers") : null,
  ];
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
    if (values && values.length > 0) address.searchParams.set(key, values.join(","));
  address.searchParams.set("theme", theme);
  return address.href;
}
