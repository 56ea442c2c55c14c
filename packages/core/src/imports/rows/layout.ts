import { invalidInput } from "../../errors.ts";
import type { Mapping } from "../schema.ts";
import { openTable, type Table } from "../table/open.ts";
import { pivotAnswers } from "../table/pivot.ts";

/** Opens a file as its mapping says: one row per response, whatever the layout of the file. */
export async function openMapped(path: string, mapping: Mapping): Promise<Table> {
  const { encoding, delimiter, sheet, headerRows, layout } = mapping.file;
  const table = await openTable(path, { encoding, delimiter, sheet, headerRows });
  if (layout === "responsePerRow") return table;
  const question = mapping.columns.find(({ as }) => as === "question")?.column;
  const answer = mapping.columns.find((column) => column.as === "answer" && column.question === undefined)?.column;
  if (!mapping.externalId || !question || !answer) throw invalidInput("answers_incomplete");
  return pivotAnswers(table, { externalId: mapping.externalId, question, answer });
}
