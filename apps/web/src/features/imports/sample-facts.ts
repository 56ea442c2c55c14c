import type { SampleRow } from "@heard/core/imports/dry-run/samples";
import type { FileProfile } from "@heard/core/imports/mapping/file-profile";
import type { Mapping } from "@heard/core/imports/schema";

export type SampleFacts = {
  date: string;
  scores: { column: string; text: string }[];
  comment: string;
  /** Columns whose value keeps the row out. */
  bad: ReadonlySet<string>;
};

/** What of a sample row is worth showing: as the file has it where a row is a person, as it was put together where a row is an answer. */
export function sampleFacts(
  { cells, outcome }: SampleRow,
  mapping: Mapping,
  file: Pick<FileProfile, "layout" | "columns">,
): SampleFacts {
  const bad = new Set(
    outcome.is === "rejected" ? outcome.rejected.flatMap(({ column }) => (column === null ? [] : [column])) : [],
  );
  if (file.layout === "answerPerRow") return { ...assembled(outcome), bad };
  const at = (column: string) => cells[file.columns.findIndex(({ name }) => name === column)] ?? "";
  const comment = mapping.columns.find(({ as }) => as === "comment")?.column;
  const scores = mapping.columns.filter(({ as, column }) => as === "score" && (at(column) !== "" || bad.has(column)));
  return {
    date: mapping.occurred.column == null ? (mapping.occurred.day ?? "") : at(mapping.occurred.column),
    scores: scores.map(({ column }) => ({ column, text: at(column) })),
    comment: comment === undefined ? "" : at(comment),
    bad,
  };
}

function assembled(outcome: SampleRow["outcome"]): Omit<SampleFacts, "bad"> {
  if (outcome.is === "rejected")
    return {
      date: "",
      scores: outcome.rejected.flatMap(({ column, value }) => (column === null ? [] : [{ column, text: value }])),
      comment: "",
    };
  if (outcome.is === "known") return { date: "", scores: [], comment: "" };
  const { occurredOn, occurredAt, scores, comments } = outcome.item;
  return {
    date: occurredOn ?? occurredAt ?? "",
    scores: scores.map(({ metric, touchpoint, value }) => ({ column: touchpoint ?? metric, text: String(value) })),
    comment: comments[0]?.text ?? "",
  };
}
