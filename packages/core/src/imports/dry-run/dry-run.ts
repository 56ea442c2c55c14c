import type { ImportCatalogue } from "../mapping/catalogue.ts";
import { checkMapping } from "../mapping/check.ts";
import { DateGuesser } from "../mapping/date-guess.ts";
import { toneOf } from "../mapping/direction-evidence.ts";
import type { OpenQuestion } from "../mapping/questions.ts";
import { namedInMapping } from "../mapping/to-create.ts";
import { cellReader } from "../rows/cell.ts";
import { IdLedger } from "../rows/id-ledger.ts";
import type { ImportItem } from "../rows/item.ts";
import { compileMapping, type RowMapper } from "../rows/map-row.ts";
import { type ReadRow, readItems } from "../rows/read-items.ts";
import type { Rejection } from "../rules.ts";
import type { Mapping } from "../schema.ts";
import { columnIndex } from "../table/header.ts";
import type { Table } from "../table/table.ts";
import { AcceptedCounter } from "./accepted.ts";
import type { DryRun } from "./account.ts";
import { RejectionCounter } from "./rejections.ts";
import { SampleKeeper } from "./samples.ts";
import { ScoreReader } from "./score-account.ts";

/** What the organisation already holds under an item's id. */
export type Standing = "new" | "known" | "conflict";

export type DryRunOptions = {
  now: Date;
  /** Says for each item of a batch what is already there; without it everything is new. */
  standing?: (items: readonly ImportItem[]) => Promise<Standing[]>;
  /** Rows to read at most. */
  limit?: number;
  /** Told every two thousand rows; `left` ends the run. */
  onProgress?: (rows: number) => Promise<"go" | "left">;
  /** Columns of few values, one of which may say which scale an answer is on. */
  ruleColumns?: readonly string[];
};

/**
 * Reads a file through its mapping without writing anything: one pass, in memory that does not grow with the file. `null` when it was told to end.
 */
export async function dryRun(
  table: Table,
  mapping: Mapping,
  catalogue: ImportCatalogue,
  options: DryRunOptions,
): Promise<DryRun | null> {
  const problems = checkMapping(mapping, table.columns, catalogue);
  const { columns, kind } = table;
  const mapper = compileMapping(mapping, { columns, kind, catalogue, now: options.now });
  const scores = new ScoreReaders(table, mapping, catalogue, options.ruleColumns ?? []);
  const rows = new RowCounter(mapping, options.standing ?? (async () => []));
  const dates = new DateGuesser();
  const end = problems.length === 0 ? await readAll(table, mapping, mapper, { scores, rows, dates }, options) : "whole";
  if (end === "left") return null;
  const accounts = scores.accounts();
  const guess = dates.guess();
  const named = namedInMapping(mapping, catalogue);
  return {
    problems,
    questions: [...dateQuestion(mapping, guess), ...accounts.flatMap(({ questions }) => questions)],
    ...rows.account(),
    scores: accounts,
    dateGuess: guess,
    columnsIgnored: columnsIgnored(table, mapping),
    toCreate: {
      ...named,
      touchpoints: [...named.touchpoints, ...mapper.newNames.touchpoints],
      channels: [...named.channels, ...mapper.newNames.channels],
    },
    partial: end === "limit",
  };
}

type Readers = { scores: ScoreReaders; rows: RowCounter; dates: DateGuesser };

/** Returns what ended it. */
async function readAll(
  table: Table,
  mapping: Mapping,
  mapper: RowMapper,
  { scores, rows, dates }: Readers,
  options: DryRunOptions,
): Promise<"whole" | "limit" | "left"> {
  const textAt = cellReader(mapping.missing);
  const dateColumn = mapping.occurred.column ?? null;
  const dateIndex = dateColumn === null ? -1 : columnIndex(table.columns, dateColumn);
  let count = 0;
  for await (const read of readItems(table, mapper)) {
    if (dateIndex >= 0) dates.add(textAt(read, dateIndex));
    scores.add(read, textAt);
    await rows.add(read);
    count += 1;
    if (count % 2000 === 0 && (await options.onProgress?.(count)) === "left") return "left";
    if (count >= (options.limit ?? Infinity)) break;
  }
  await rows.settle();
  return count >= (options.limit ?? Infinity) ? "limit" : "whole";
}

type Read = ReadRow & { cells: readonly string[] };

/** The score columns of a mapping over the rows of a table. */
class ScoreReaders {
  readonly #readers: { index: number; reader: ScoreReader }[];

  readonly #columns: readonly string[];

  constructor({ columns }: Table, mapping: Mapping, catalogue: ImportCatalogue, ruleColumns: readonly string[]) {
    this.#columns = columns;
    this.#readers = mapping.columns.flatMap((column, index) => {
      if (column.as !== "score") return [];
      const metricKind = catalogue.metrics.find(({ key }) => key === column.metric)?.kind ?? "driver";
      const context = {
        metricKind,
        pointer: `/columns/${index}`,
        dateColumn: mapping.occurred.column ?? null,
        ruleColumns,
      };
      return [{ index: columnIndex(columns, column.column), reader: new ScoreReader(column, context) }];
    });
  }

  add(read: Read, textAt: ReturnType<typeof cellReader>): void {
    const comment = "item" in read ? read.item.comments[0]?.text : undefined;
    const tone = comment === undefined || this.#readers.length === 0 ? 0 : toneOf(comment);
    const textOf = (column: string) => textAt(read, columnIndex(this.#columns, column));
    for (const { index, reader } of this.#readers) reader.add(textAt(read, index), read.day, tone, textOf);
  }

  accounts = () => this.#readers.map(({ reader }) => reader.account());
}

const batchSize = 500;

/** Counts what becomes of the rows; ids are looked up a batch at a time. */
class RowCounter {
  readonly #mapping: Mapping;
  readonly #standing: NonNullable<DryRunOptions["standing"]>;
  readonly #rejections = new RejectionCounter();
  readonly #accepted = new AcceptedCounter();
  readonly #samples = new SampleKeeper();
  readonly #ids = new IdLedger();
  readonly #counts = { rows: 0, accepted: 0, known: 0, rejected: 0 };
  #waiting: (Read & { item: ImportItem; isAgain: boolean })[] = [];

  constructor(mapping: Mapping, standing: NonNullable<DryRunOptions["standing"]>) {
    this.#mapping = mapping;
    this.#standing = standing;
  }

  async add(read: Read): Promise<void> {
    this.#counts.rows += read.rows.length;
    if (!("item" in read)) return this.#reject(read.rejected, read);
    // The same id a second time in one file is settled here: nothing of the file is stored yet.
    const place = this.#mapping.externalId ? this.#ids.take(read.item) : "first";
    if (place === "other") this.#conflict(read);
    else this.#waiting.push({ ...read, isAgain: place === "same" });
    if (this.#waiting.length >= batchSize) await this.settle();
  }

  async settle(): Promise<void> {
    const batch = this.#waiting;
    this.#waiting = [];
    const standings = batch.length === 0 ? [] : await this.#standing(batch.map(({ item }) => item));
    for (const [index, read] of batch.entries()) {
      const standing = standings[index] ?? "new";
      if (standing === "conflict") this.#conflict(read);
      else if (standing === "known" || read.isAgain) this.#know(read);
      else this.#accept(read);
    }
  }

  account() {
    const { responses, comments } = this.#accepted;
    return {
      ...this.#counts,
      rejectedBy: this.#rejections.groups(),
      responses,
      comments,
      languages: this.#accepted.languages(),
      dates: this.#accepted.dates(),
      samples: this.#samples.samples(),
    };
  }

  #accept({ item, rows, cells, day, openScores }: Read & { item: ImportItem }): void {
    this.#counts.accepted += rows.length;
    this.#accepted.add(item, day);
    this.#samples.add(rows, cells, { is: "accepted", item, openScores });
  }

  #know({ rows, cells }: Read): void {
    this.#counts.known += rows.length;
    this.#samples.add(rows, cells, { is: "known" });
  }

  #conflict(read: Read & { item: ImportItem }): void {
    this.#reject([idConflict(read.rows[0] ?? 0, this.#mapping.externalId ?? null, read.item.externalId)], read);
  }

  #reject(rejected: readonly Rejection[], { rows, cells }: Read): void {
    this.#counts.rejected += rows.length;
    this.#rejections.add(rejected, rows.length);
    this.#samples.add(rows, cells, { is: "rejected", rejected });
  }
}

/** The refusal of a row whose id is known with other content. */
export function idConflict(row: number, column: string | null, id: string): Rejection {
  const expected = "an id that is new, or the same content";
  return { row, column, value: id, code: "id_conflict", params: { value: id }, expected };
}

function dateQuestion(mapping: Mapping, guess: DryRun["dateGuess"]): OpenQuestion[] {
  const { column, format, day } = mapping.occurred;
  if (column == null) return day ? [] : [{ kind: "day", pointer: "/occurred/day" }];
  return format ? [] : [{ kind: "dateFormat", pointer: "/occurred/format", column, guess }];
}

function columnsIgnored({ columns }: Table, { columns: mapped, occurred, externalId }: Mapping): string[] {
  const rules = mapped.flatMap((column) =>
    column.as === "score" ? (column.cases ?? []).map((one) => one.if.column) : [],
  );
  const single = [occurred.column, externalId].filter((name) => name != null);
  const names = [...mapped.map(({ column }) => column), ...single, ...rules];
  const named = new Set(names.map((name) => columnIndex(columns, name)));
  return columns.filter((_, index) => !named.has(index));
}
