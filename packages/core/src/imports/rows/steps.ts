import { languageCode } from "../../catalogue/languages.ts";
import { mostSegmentValues } from "../../catalogue/rules.ts";
import { longestComment } from "../../responses/schema.ts";
import { shorten } from "../../shorten.ts";
import type { ImportCatalogue } from "../mapping/catalogue.ts";
import type { MappingColumn, ScoreColumn } from "../schema.ts";
import { fits, reject, type Step } from "./draft.ts";
import type { NameBook } from "./names.ts";
import { parseNumber } from "./number.ts";
import { scoreReader } from "./score.ts";

/** The longest key-like value: an id, a customer, a segment value, the name of a question. */
export const longestValue = 200;
const longestAnswer = 2000;

export type StepContext = {
  columns: readonly string[];
  occurredColumn: string | null;
  catalogue: ImportCatalogue;
  touchpoints: NameBook;
  channels: NameBook;
};

/** What to do with the cells of a column; `null` for columns that are read elsewhere or not at all. */
export function stepOf(column: MappingColumn, context: StepContext): Step | null {
  const name = column.column;
  switch (column.as) {
    case "score":
      return scoreStep(column, context);
    case "number":
      return numberStep(name, column.question ?? name, column.decimal ?? ".");
    case "comment":
      return (draft, text) => {
        if (text !== "" && fits(draft, name, text, longestComment))
          draft.item.comments.push({ text, ...touchpointOf(column.touchpoint) });
      };
    case "answer":
      return (draft, text) => {
        if (text !== "" && fits(draft, name, text, longestAnswer))
          draft.item.answers.push({ question: questionOf(column.question ?? name), value: text });
      };
    case "segment":
      return segmentStep(name, column.segment, context.catalogue);
    case "touchpoint":
      return namedStep(name, "touchpoint", context.touchpoints);
    case "channel":
      return namedStep(name, "channel", context.channels);
    case "language":
      return languageStep(name);
    case "customer":
      return (draft, text) => {
        if (text !== "" && fits(draft, name, text, longestValue)) draft.item.customer = text;
      };
    case "question":
    case "ignore":
      return null;
  }
}

const touchpointOf = (key: string | null | undefined) => (key ? { touchpoint: key } : {});
const questionOf = (name: string) => shorten(name, longestValue);

function scoreStep(column: ScoreColumn, { columns, occurredColumn, catalogue }: StepContext): Step {
  const kind = catalogue.metrics.find(({ key }) => key === column.metric)?.kind ?? "driver";
  const read = scoreReader(column, kind, { columns, occurredColumn });
  const touchpoint = touchpointOf(column.touchpoint);
  return (draft, text) => {
    if (text === "") return;
    const reading = read(text, { cells: draft.row.cells, day: draft.day });
    if (typeof reading === "object" && "value" in reading) {
      draft.item.scores.push({ metric: column.metric, ...touchpoint, value: reading.value, scale: reading.scale });
      draft.scored.push({ at: draft.at, column: column.column, text });
      return;
    }
    if (reading === "open") draft.openScores += 1;
    else if (reading !== "notAnswered")
      reject(draft, column.column, text, reading.code, reading.params, reading.expected);
  };
}

function numberStep(name: string, question: string, decimal: "." | ","): Step {
  return (draft, text) => {
    if (text === "") return;
    const value = parseNumber(text, decimal);
    if (value === null) reject(draft, name, text, "number_unreadable", { value: text }, "a number");
    else draft.item.answers.push({ question: questionOf(question), value });
  };
}

/** New values of a segment are made as they come, up to the most that a field may have. */
function segmentStep(column: string, segment: string, catalogue: ImportCatalogue): Step {
  const values = new Set(catalogue.segmentFields.find(({ key }) => key === segment)?.values);
  return (draft, text) => {
    if (text === "" || !fits(draft, column, text, longestValue)) return;
    if (!values.has(text) && values.size >= mostSegmentValues) {
      reject(draft, column, text, "segment_full", { field: segment, most: mostSegmentValues });
      return;
    }
    draft.onAccept.push(() => values.add(text));
    draft.item.segments = { ...draft.item.segments, [segment]: text };
  };
}

function namedStep(column: string, as: "touchpoint" | "channel", book: NameBook): Step {
  return (draft, text) => {
    if (text === "") return;
    const found = book.resolve(text);
    if ("key" in found) {
      draft.item[as] = found.key;
      draft.onAccept.push(() => book.confirm(found.key));
    } else if (found.code === "too_many") {
      reject(draft, column, text, "too_many", { count: book.created.length + 1, most: book.created.length });
    } else reject(draft, column, text, found.code, { what: as, value: text });
  };
}

function languageStep(column: string): Step {
  const expected = "a BCP 47 tag such as en, zh-Hans or zh-Hant";
  return (draft, text) => {
    if (text === "") return;
    if (languageCode(text) === null) reject(draft, column, text, "language_unknown", { value: text }, expected);
    else draft.item.language = text;
  };
}
