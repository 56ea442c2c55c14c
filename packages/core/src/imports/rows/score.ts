import type { ScaleShape } from "../../catalogue/rules.ts";
import type { ErrorParams, ErrorReason } from "../../errors.ts";
import { npsScale } from "../mapping/check.ts";
import { isAnswerInWords } from "../mapping/words.ts";
import type { MappingCondition, MappingScale, ScoreColumn } from "../schema.ts";
import { columnIndex } from "../table/header.ts";
import { normalName } from "./names.ts";
import { parseNumber, parseScore } from "./number.ts";

export type Refusal = { code: ErrorReason; params: ErrorParams; expected: string | null };
/** What a cell of a score column says. `open`: an answer, but which end of its scale is good is not known yet. */
export type ScoreReading = "notAnswered" | "open" | { value: number; scale: ScaleShape } | Refusal;

/** A row as a rule of a split sees it: its cells, and the day that it belongs to. */
export type RuleRow = { cells: readonly string[]; day: string | null };

/** Makes the reader of a score column's cells that are not empty. */
export function scoreReader(
  column: ScoreColumn,
  metricKind: string,
  table: { columns: readonly string[]; occurredColumn: string | null },
): (text: string, row: RuleRow) => ScoreReading {
  const words = new Map(Object.entries(column.words ?? {}).map(([word, points]) => [normalName(word), points]));
  const unanswered = new Set((column.notAnswered ?? []).map(normalName));
  const unansweredNumbers = new Set((column.notAnswered ?? []).map(parseScore).filter((value) => value !== null));
  const cases = (column.cases ?? []).map((one) => ({ holds: conditionOf(one.if, table), scale: one.scale }));
  const own = column.scale ?? (metricKind === "nps" ? npsScale : null);
  return (text, row) => {
    const word = normalName(text);
    const points = words.get(word);
    const value = points ?? parseScore(text);
    if (points === null || unanswered.has(word) || (value !== null && unansweredNumbers.has(value)))
      return "notAnswered";
    const scale = cases.length > 0 ? cases.find(({ holds }) => holds(row))?.scale : own;
    if (scale === undefined) return { code: "case_missing", params: { value: text }, expected: null };
    if (scale === null || (value === null && column.words == null && isAnswerInWords(text))) return "open";
    return onScale(text, value, scale, metricKind, column.notAnswered == null);
  };
}

function onScale(
  text: string,
  value: number | null,
  scale: MappingScale,
  metricKind: string,
  zerosAreOpen: boolean,
): ScoreReading {
  const { min, max } = scale;
  const expected = `a whole number from ${min} to ${max}`;
  const params = { value: text, min, max };
  if (value === null) return { code: "score_word_unknown", params, expected };
  // Below the scale stands what the form writes for "no answer", until somebody says otherwise.
  if (zerosAreOpen && value === 0 && value < min) return "open";
  if (!Number.isInteger(value)) return { code: "score_not_whole", params, expected };
  if (value < min || value > max) return { code: "score_off_scale", params, expected };
  const direction = metricKind === "nps" ? "higherIsBetter" : scale.direction;
  return direction ? { value, scale: { min, max, direction } } : "open";
}

function conditionOf(
  { column, before, from, above, atMost, equals }: MappingCondition,
  { columns, occurredColumn }: { columns: readonly string[]; occurredColumn: string | null },
): (row: RuleRow) => boolean {
  const index = columnIndex(columns, column);
  const isDate = occurredColumn !== null && index === columnIndex(columns, occurredColumn);
  const accepted = equals === undefined ? null : new Set([equals].flat().map(normalName));
  return ({ cells, day }) => {
    const text = (cells[index] ?? "").trim();
    if (accepted && !accepted.has(normalName(text))) return false;
    if (before !== undefined || from !== undefined) {
      const on = isDate ? day : (/^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? null);
      if (on === null || (before !== undefined && on >= before) || (from !== undefined && on < from)) return false;
    }
    if (above === undefined && atMost === undefined) return true;
    const number = parseNumber(text, ".");
    return number !== null && (above === undefined || number > above) && (atMost === undefined || number <= atMost);
  };
}
