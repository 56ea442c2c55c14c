import { invalidInput } from "../../errors.ts";
import { columnIndex, mostColumns } from "./header.ts";
import { partitioned } from "./spool.ts";
import type { Table, TableRow } from "./table.ts";

export type AnswerColumns = { externalId: string; question: string; answer: string };

/** Files up to this size are put together in memory; larger ones in 64 parts on disk. */
const smallBytes = 16 * 1024 ** 2;
const parts = 64;

/**
 * A table with one row per answer as a table with one row per response: behind the columns of the file stands one column for each question.
 * What a file says beside the answers (a date, a shop) is taken from the first row of each response.
 * @throws DomainError `column_missing`, `columns_too_many`
 */
export async function pivotAnswers(table: Table, names: AnswerColumns): Promise<Table> {
  const at = {
    id: place(table, names.externalId),
    question: place(table, names.question),
    answer: place(table, names.answer),
  };
  const questions = await listQuestions(table, at.question);
  const columns = [...table.columns, ...questions.keys()];
  const width = table.columns.length;
  const gather = async function* (rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow> {
    const responses = new Map<string, Gathered>();
    for await (const row of rows) {
      const id = (row.cells[at.id] ?? "").trim();
      if (row.broken || id === "") {
        yield row;
        continue;
      }
      const known = responses.get(id) ?? begin(row, columns.length, at);
      responses.set(id, known);
      addAnswer(known, row, width + (questions.get(questionText(row, at.question)) ?? 0), at);
    }
    for (const { cells, ...parts } of responses.values()) yield { row: parts.rows[0] ?? 0, cells, parts };
  };
  return {
    ...table,
    columns,
    async *rows() {
      if (table.size <= smallBytes) yield* gather(table.rows());
      else
        for await (const part of partitioned(table.rows(), ({ cells }) => (cells[at.id] ?? "").trim(), parts))
          yield* gather(part);
    },
  };
}

type Gathered = { cells: string[]; ofCell: number[]; rows: number[]; conflicting: Set<number> };
type Places = { id: number; question: number; answer: number };

function place(table: Table, name: string): number {
  const index = columnIndex(table.columns, name);
  if (index < 0) throw invalidInput("column_missing", { column: name });
  return index;
}

const questionText = ({ cells }: TableRow, index: number) => (cells[index] ?? "").replace(/\s+/g, " ").trim();

async function listQuestions(table: Table, index: number): Promise<Map<string, number>> {
  const questions = new Map<string, number>();
  for await (const row of table.rows()) {
    const text = questionText(row, index);
    if (row.broken || text === "" || questions.has(text)) continue;
    questions.set(text, questions.size);
    const count = table.columns.length + questions.size;
    if (count > mostColumns) throw invalidInput("columns_too_many", { count, most: mostColumns });
  }
  return questions;
}

function begin(row: TableRow, width: number, at: Places): Gathered {
  const cells = Array.from({ length: width }, (_, index) => row.cells[index] ?? "");
  cells[at.question] = "";
  cells[at.answer] = "";
  return { cells, ofCell: new Array<number>(width).fill(row.row), rows: [], conflicting: new Set() };
}

/** The same answer twice is one answer; of two different ones to one question nobody can say which counts. */
function addAnswer(response: Gathered, row: TableRow, column: number, at: Places): void {
  response.rows.push(row.row);
  const text = (row.cells[at.answer] ?? "").trim();
  if (text === "" || questionText(row, at.question) === "") return;
  const known = response.cells[column] ?? "";
  if (known === text) return;
  if (known !== "") response.conflicting.add(column);
  response.cells[column] = known === "" ? text : `${known}\n${text}`;
  response.ofCell[column] = row.row;
}
