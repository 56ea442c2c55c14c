import type { Measure, MeasureFilters, MeasureResult } from "../../measures/index.ts";
import type { ExportKind } from "../schema.ts";
import type { ExportCell } from "../writers/document.ts";
import { countCell, valueCell } from "./cells.ts";
import { intervalMethod, methodName, scaleText } from "./figures.ts";
import { filterText } from "./names.ts";
import type { ExportScope } from "./scope.ts";

export type AboutRow = readonly [label: string, value: ExportCell];

type Slice = {
  kind: ExportKind;
  period: { from: string; to: string };
  comparedWith?: { from: string; to: string } | null;
  filters: MeasureFilters;
};

/** Whose numbers, of what time, of which answers. Every export begins with it. */
export function aboutSlice(scope: ExportScope, { kind, period, comparedWith, filters }: Slice): AboutRow[] {
  const { t } = scope.words;
  const days = ({ from, to }: Slice["period"]) => t("exports.about.periodValue", { from, to });
  return [
    ...aboutContent(scope, kind),
    [t("exports.about.period"), days(period)],
    ...(comparedWith ? [[t("exports.about.comparedWith"), days(comparedWith)] as const] : []),
    [t("exports.about.filters"), filterText(scope, filters) || t("trace.everything")],
  ];
}

/** Whose it is, and what. */
export function aboutContent({ organisationName, words: { t } }: ExportScope, kind: ExportKind): AboutRow[] {
  return [
    [t("exports.about.organisation"), organisationName],
    [t("exports.about.content"), t(`exports.titles.${kind}`)],
  ];
}

/** When it was read. Every export ends its account with it. */
export function aboutMaking({ ctx, words: { t } }: ExportScope): AboutRow[] {
  return [
    [t("exports.about.timeZone"), ctx.organisation.timeZone],
    [t("exports.about.generatedAt"), { instant: ctx.now() }],
  ];
}

/** One figure whole: definition, value, n, interval, verdict, what is left out and why, or why it is withheld. */
export function aboutMeasure(scope: ExportScope, measure: Measure): AboutRow[] {
  const { t, name } = scope.words;
  const { value, n, effectiveN, interval, change, withheld, excluded, scope: asked } = measure;
  const rows: [string, ExportCell][] = [
    [t("exports.about.metric"), name(measure.name)],
    [t("exports.about.method"), methodName(scope.words, measure)],
    [t("exports.about.definition"), t(`trace.definitions.${measure.method}`)],
    [t("exports.about.question"), questionOf(scope, measure)],
    [t("exports.about.scale"), scaleText(scope.words, measure)],
    [t("exports.about.scope"), asked ? t(`common.scopes.${asked}`) : null],
    [t("exports.about.value"), valueCell(measure, value)],
    [t("exports.about.n"), countCell(n)],
    [t("exports.about.intervalN"), value === null ? null : countCell(effectiveN)],
    [t("exports.columns.low"), valueCell(measure, interval?.low)],
    [t("exports.columns.high"), valueCell(measure, interval?.high)],
    [t("exports.about.intervalMethod"), intervalMethod(scope.words, measure)],
    [t("exports.about.verdict"), change?.verdict ? t(`common.verdicts.${change.verdict}`) : null],
    [
      t("exports.about.withheld"),
      withheld ? t("common.figures.withheldReason", { rule: String(withheld.minimum) }) : null,
    ],
    ...excluded.map(({ reason, count }): [string, ExportCell] => [
      t("exports.about.leftOut", { reason: t(`trace.excluded.${reason}`) }),
      countCell(count),
    ]),
  ];
  return rows.filter(([, cell]) => cell !== null);
}

/** The question as it was asked, in the reader's language. */
function questionOf({ catalogue, words }: ExportScope, { metric, scale }: Measure): string | null {
  const found = catalogue.metrics
    .get(metric)
    ?.measures.find((one) => one.scale.key === scale?.key && one.scale.version === scale.version);
  const wording = found?.scale.wording;
  return wording?.[words.locale] ?? wording?.en ?? null;
}

/** For how many comparisons the verdicts of a table allow, as the screen says it. */
export function aboutFamily({ words: { t } }: ExportScope, { groups }: MeasureResult): AboutRow[] {
  const family = groups?.find(({ measure }) => measure.change)?.measure.change?.family;
  if (!family || family.size < 2) return [];
  const method = family.procedure === "holm" ? t("scores.breakdown.holm") : t("scores.breakdown.benjaminiHochberg");
  return [[t("exports.about.families"), t("scores.breakdown.family", { count: String(family.size), method })]];
}
