import { ownIdPrefix } from "../../responses/schema.ts";
import type { ImportCatalogue } from "../mapping/catalogue.ts";
import type { Rejection } from "../rules.ts";
import type { Mapping } from "../schema.ts";
import { columnIndex } from "../table/header.ts";
import type { TableRow } from "../table/table.ts";
import { cellReader } from "./cell.ts";
import { type Draft, fits, reject, rejectScoredTwice } from "./draft.ts";
import type { Unidentified } from "./item.ts";
import { NameBook, type NewName } from "./names.ts";
import { type Occurrence, occurrenceReader } from "./occurrence.ts";
import { longestValue, stepOf } from "./steps.ts";

/** What a row came to: a response that lacks at most its id, or everything that is wrong with it. */
export type MappedRow = Pick<Draft, "day" | "openScores"> & { rows: readonly number[] } & (
    | { item: Unidentified }
    | { rejected: readonly Rejection[] }
  );

export type RowMapper = {
  map(row: TableRow): MappedRow;
  /** Touchpoints and channels that accepted rows have named and that are to be made. */
  newNames: { touchpoints: readonly NewName[]; channels: readonly NewName[] };
};

export type MapperContext = {
  columns: readonly string[];
  kind: "csv" | "xlsx";
  catalogue: ImportCatalogue;
  now: Date;
};

/** Compiles a mapping for one file. Pure but for what it remembers of earlier rows: new names, and how many values a segment has. */
export function compileMapping(mapping: Mapping, { columns, kind, catalogue, now }: MapperContext): RowMapper {
  const touchpoints = bookOf(mapping, catalogue, "touchpoint");
  const channels = bookOf(mapping, catalogue, "channel");
  const context = { columns, occurredColumn: mapping.occurred.column ?? null, catalogue, touchpoints, channels };
  const steps = mapping.columns.flatMap((column) => {
    const index = columnIndex(columns, column.column);
    const step = stepOf(column, context);
    return step
      ? [{ index, step, name: column.column, takesOne: column.as === "score" || column.as === "number" }]
      : [];
  });
  const textAt = cellReader(mapping.missing);
  const idIndex = mapping.externalId ? columnIndex(columns, mapping.externalId) : -1;
  const takeOccurrence = occurrenceStep(mapping, { columns, kind, catalogue, now });
  const map = (row: TableRow): MappedRow => {
    const draft: Draft = {
      row,
      at: row.row,
      item: blankItem(mapping),
      day: null,
      rejected: [],
      scored: [],
      openScores: 0,
      onAccept: [],
    };
    if (row.broken) reject(draft, null, row.cells.join(" "), row.broken.code, row.broken.params);
    else {
      if (mapping.externalId) takeId(draft, mapping.externalId, textAt(row, idIndex));
      takeOccurrence(draft, textAt);
      for (const { index, step, name, takesOne } of steps) {
        draft.at = row.parts?.ofCell[index] ?? row.row;
        if (takesOne && row.parts?.conflicting.has(index))
          reject(draft, name, row.cells[index] ?? "", "answer_twice", { question: name });
        else step(draft, textAt(row, index));
      }
      rejectScoredTwice(draft);
      draft.at = row.row;
      if (isEmpty(draft)) reject(draft, null, "", "not_answer");
    }
    return finished(draft);
  };
  return { map, newNames: { touchpoints: touchpoints.created, channels: channels.created } };
}

function bookOf(mapping: Mapping, catalogue: ImportCatalogue, as: "touchpoint" | "channel"): NameBook {
  const known = as === "touchpoint" ? catalogue.touchpoints : catalogue.channels;
  const values: Record<string, string> = {};
  for (const column of mapping.columns) if (column.as === as) Object.assign(values, column.values);
  return new NameBook(as, known, mapping.create.includes(`${as}s`), values);
}

function blankItem({ constants: { channel, touchpoint, language } }: Mapping): Unidentified {
  return {
    ...(channel ? { channel } : {}),
    ...(touchpoint ? { touchpoint } : {}),
    ...(language ? { language } : {}),
    scores: [],
    comments: [],
    answers: [],
  };
}

function takeId(draft: Draft, column: string, text: string): void {
  const expected = `an id that does not begin with ${ownIdPrefix}`;
  if (text === "") reject(draft, column, "", "id_missing", { column });
  else if (text.startsWith(ownIdPrefix))
    reject(draft, column, text, "invalid_value", { value: text, expected }, expected);
  else if (fits(draft, column, text, longestValue)) draft.item.externalId = text;
}

type OccurrenceStep = (draft: Draft, textAt: ReturnType<typeof cellReader>) => void;

/** Takes when a row's answers were given out of its column, or the day that is said for all. While either is an open question, no row is refused for it. */
function occurrenceStep(
  { occurred: { column, day, format, timeZone } }: Mapping,
  { columns, kind, catalogue, now }: MapperContext,
): OccurrenceStep {
  const ofAll = column == null;
  const index = ofAll ? -1 : columnIndex(columns, column);
  const form = ofAll ? "yyyy-MM-dd" : (format ?? null);
  const read = occurrenceReader({ format: form, timeZone: timeZone ?? catalogue.timeZone, kind, now });
  return (draft, textAt) => {
    const text = ofAll ? (day ?? "") : textAt(draft.row, index);
    if (text === "") {
      if (!ofAll) reject(draft, column, "", "date_missing", { column });
      return;
    }
    take(draft, column ?? null, text, { found: read(text), isOpen: form === null });
  };
}

function take(
  draft: Draft,
  column: string | null,
  text: string,
  { found, isOpen }: { found: Occurrence; isOpen: boolean },
): void {
  if ("code" in found) {
    if (!isOpen) reject(draft, column, text, found.code, found.params, found.expected);
    return;
  }
  const { day, ...occurrence } = found;
  draft.day = day;
  Object.assign(draft.item, occurrence);
}

/** An answer whose scale is an open question is an answer. */
const isEmpty = ({ item, openScores, rejected }: Draft) =>
  rejected.length === 0 && openScores + item.scores.length + item.comments.length + item.answers.length === 0;

function finished({ row, day, openScores, item, rejected, onAccept }: Draft): MappedRow {
  const rows = row.parts?.rows ?? [row.row];
  if (rejected.length > 0) return { rows, day, openScores, rejected: [...rejected, ...siblings(rows, rejected)] };
  for (const accept of onAccept) accept();
  return { rows, day, openScores, item };
}

/** The other rows of a response that cannot come in: they are refused with it, and say because of which row. */
function siblings(rows: readonly number[], rejected: readonly Rejection[]): Rejection[] {
  const named = new Set(rejected.map(({ row }) => row));
  const [first] = rejected;
  return rows
    .filter((row) => !named.has(row))
    .map((row) => ({
      row,
      column: null,
      value: "",
      code: "sibling_rejected",
      params: { row: first?.row ?? row },
      expected: null,
    }));
}
