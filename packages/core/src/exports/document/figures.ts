import type { Measure } from "../../measures/index.ts";
import type { ExportCell, ExportColumn } from "../writers/document.ts";
import { changeCell, countCell, valueCell } from "./cells.ts";
import type { ExportWords } from "./words.ts";

const widths: Partial<Record<keyof ExportWords["columns"], number>> = {
  metric: 24,
  definition: 48,
  note: 32,
  comment: 80,
  address: 40,
  responseId: 38,
  label: 28,
  value: 16,
};

/** Columns by their keys, with the reader's heads. */
export function columnsOf(words: ExportWords, keys: readonly (keyof ExportWords["columns"])[]): ExportColumn[] {
  return keys.map((key) => ({ label: words.columns[key], width: widths[key] ?? 18 }));
}

/** What every row of figures has: the value with what judges it, then the change with what judges that. */
export const figureColumns = [
  "value",
  "unit",
  "n",
  "low",
  "high",
  "intervalMethod",
  "note",
  "verdict",
  "change",
  "changeLow",
  "changeHigh",
  "previousValue",
  "previousN",
] as const;

/** The cells of `figureColumns`. */
export function figureCells(words: ExportWords, measure: Measure, hasListeningPath = true): ExportCell[] {
  const { unit, n, value, interval, change } = measure;
  return [
    valueCell(measure, value),
    words.t(`exports.units.${unit}`),
    countCell(n),
    valueCell(measure, interval?.low),
    valueCell(measure, interval?.high),
    intervalMethod(words, measure),
    hasListeningPath ? noteOf(words, measure) : words.t("scores.breakdown.noListening"),
    change?.verdict ? words.t(`common.verdicts.${change.verdict}`) : null,
    changeCell(measure, change?.value),
    changeCell(measure, change?.interval?.low),
    changeCell(measure, change?.interval?.high),
    valueCell({ unit, base: "normal" }, change?.previous.value),
    countCell(change?.previous.n),
  ];
}

export function intervalMethod({ t }: ExportWords, { interval }: Pick<Measure, "interval">): string | null {
  const known = (["adjustedWald", "wilson", "studentT"] as const).find((method) => method === interval?.method);
  return known ? t(`trace.intervalMethods.${known}`) : (interval?.method ?? null);
}

/** Why there is no number, or what to mind about it. */
export function noteOf(
  { t, locale }: ExportWords,
  { base, withheld, effectiveN, value, pooled }: Measure,
): string | null {
  if (withheld) return t("common.figures.withheldReason", { rule: String(withheld.minimum) });
  if (base === "none") return t("common.figures.noAnswers");
  const notes = [
    base === "lowBase" ? t("common.figures.lowBase") : null,
    pooled
      ? t("scores.methods.pooled", { scales: pooled.map(({ scale: { min, max } }) => `${min}–${max}`).join(", ") })
      : null,
    effectiveN === null || value === null ? null : t("exports.effectiveN", { n: effectiveN.toLocaleString(locale) }),
  ].filter((note) => note !== null);
  return notes.length > 0 ? notes.join("; ") : null;
}

export function methodName({ t }: ExportWords, { method }: Pick<Measure, "method">): string {
  return t(`scores.methods.${method}`);
}

/** The scale, or every scale that an index is pooled over. */
export function scaleText({ t }: ExportWords, { scale, pooled }: Pick<Measure, "scale" | "pooled">): string | null {
  const scales = pooled ? pooled.map((one) => one.scale) : scale ? [scale] : [];
  const texts = scales.map(({ min, max, direction, version }) =>
    t("trace.scaleValue", {
      min: String(min),
      max: String(max),
      direction: t(`common.directions.${direction}`),
      version: String(version),
    }),
  );
  return texts.length > 0 ? texts.join(" | ") : null;
}
