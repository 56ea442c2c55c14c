import { normalName } from "../rows/names.ts";
import { parseNumber, parseScore } from "../rows/number.ts";
import { Tally } from "../rows/tally.ts";
import type { Table, TableRow } from "../table/table.ts";
import { type DateGuess, DateGuesser } from "./date-guess.ts";
import { hidden, type PersonalKind, personalHeader, personalValue } from "./personal.ts";

/** What is known of a column without a mapping. Counts are of cells. */
export type ColumnProfile = {
  name: string;
  filled: number;
  blank: number;
  /** Different values; `valuesAreAll` says whether `values` holds every one of them. */
  distinct: number;
  values: readonly { value: string; count: number }[];
  valuesAreAll: boolean;
  /** No value twice, among the first two hundred thousand. */
  unique: boolean;
  examples: readonly string[];
  /** Words for "nothing" that stand in it, as written. */
  missing: readonly string[];
  numbers: { count: number; whole: number; min: number; max: number; decimalCommas: number } | null;
  dates: DateGuess | null;
  texts: { count: number; meanLength: number; hanShare: number };
  personal: PersonalKind | null;
};

export type TableProfile = { rows: number; broken: number; columns: readonly ColumnProfile[] };

const mostValues = 400;
const mostUnique = 200_000;
const longestKept = 200;

/** Words that always mean "nothing". */
const surelyMissing = new Set(
  [
    "null",
    "n/a",
    "#n/a",
    "nan",
    "-",
    "--",
    "—",
    "–",
    "(空)",
    "(跳过)",
    "(跳過)",
    "未填写",
    "未填寫",
    "未作答",
    "不适用",
    "不適用",
    "(null)",
  ].map(normalName),
);
/** Words that mean "nothing" among numbers and dates, and something among texts. */
const perhapsMissing = new Set(["na", "none", "nil", "无", "無", "没有", "沒有", "空", "?"].map(normalName));

export type ProfileOptions = {
  /** Sees every row that can be read. */
  onRow?: (row: TableRow) => void;
  /** Told every two thousand rows; `left` ends the reading. */
  onProgress?: (rows: number) => Promise<"go" | "left">;
};

/**
 * Reads a whole table once and says what its columns hold. Memory is bounded by the number of columns, never by the rows. `null` when it was told
 * to end.
 */
export async function profileTable(table: Table, options: ProfileOptions = {}): Promise<TableProfile | null> {
  const columns = table.columns.map((name) => new ColumnReader(name));
  let rows = 0;
  let broken = 0;
  for await (const row of table.rows()) {
    rows += 1;
    if (rows % 2000 === 0 && (await options.onProgress?.(rows)) === "left") return null;
    if (row.broken) {
      broken += 1;
      continue;
    }
    options.onRow?.(row);
    for (const [index, column] of columns.entries()) column.add(row.cells[index] ?? "");
  }
  return { rows, broken, columns: columns.map((column) => column.profile()) };
}

/** Looks at each value once: those that come again are counted only, and read when the column ends. */
class ColumnReader {
  readonly #name: string;
  readonly #values = new Map<string, number>();
  readonly #dates = new DateGuesser();
  readonly #missing = new Map<string, { word: string; sure: boolean }>();
  #seen: Tally | null = new Tally();
  #filled = 0;
  #blank = 0;
  #overflow = 0;
  #numbers = { count: 0, whole: 0, min: Infinity, max: -Infinity, decimalCommas: 0 };
  #texts = { count: 0, length: 0, han: 0 };
  #personal = new Map<PersonalKind, number>();
  #dateCount = 0;

  constructor(name: string) {
    this.#name = name;
  }

  add(cell: string): void {
    const text = cell.trim();
    if (text === "") {
      this.#blank += 1;
      return;
    }
    this.#filled += 1;
    if (this.#seen && (this.#seen.add(text) > 0 || this.#seen.distinct > mostUnique)) this.#dropSeen();
    const known = this.#values.get(text);
    if (known !== undefined) this.#values.set(text, known + 1);
    else if (this.#values.size < mostValues && text.length <= longestKept) this.#values.set(text, 1);
    else {
      this.#overflow += 1;
      this.#observe(text, 1);
    }
  }

  #unique = true;
  #dropSeen(): void {
    this.#unique = (this.#seen?.distinct ?? 0) > mostUnique;
    this.#seen = null;
  }

  #observe(text: string, count: number): void {
    const word = text.length <= 12 ? normalName(text) : "";
    const sure = this.#isNothing(text);
    if (sure || perhapsMissing.has(word)) this.#missing.set(word, { word: text, sure });
    if (sure) {
      this.#filled -= count;
      this.#blank += count;
      return;
    }
    const personal = personalValue(text);
    if (personal) this.#personal.set(personal, (this.#personal.get(personal) ?? 0) + count);
    if (text.length <= 40 && this.#dates.add(text, count)) this.#dateCount += count;
    const number = text.length <= 40 ? (parseScore(text) ?? parseNumber(text, ",")) : null;
    if (number !== null) this.#addNumber(text, number, count);
    else {
      this.#texts.count += count;
      this.#texts.length += text.length * count;
      this.#texts.han += (text.match(/\p{Script=Han}/gu)?.length ?? 0) * count;
    }
  }

  #isNothing(text: string): boolean {
    return text.length <= 12 && surelyMissing.has(normalName(text));
  }

  #addNumber(text: string, number: number, count: number): void {
    const numbers = this.#numbers;
    numbers.count += count;
    if (Number.isInteger(number)) numbers.whole += count;
    numbers.min = Math.min(numbers.min, number);
    numbers.max = Math.max(numbers.max, number);
    if (/,\d{1,2}$|^[+-]?0,\d+$/.test(text)) numbers.decimalCommas += count;
  }

  profile(): ColumnProfile {
    const values = [...this.#values].map(([value, count]) => ({ value, count })).toSorted((a, b) => b.count - a.count);
    for (const { value, count } of values) this.#observe(value, count);
    const filled = this.#filled;
    const mostlyPlain = this.#numbers.count + this.#dateCount >= 0.8 * Math.max(1, filled);
    const personal = personalHeader(this.#name) ?? this.#personalByContent(filled);
    const { count, length, han } = this.#texts;
    return {
      name: this.#name,
      filled,
      blank: this.#blank,
      distinct: values.filter(({ value }) => !this.#isNothing(value)).length + this.#overflow,
      values: personal ? [] : values,
      valuesAreAll: this.#overflow === 0,
      unique: filled > 1 && this.#unique,
      examples: values.slice(0, 3).map(({ value }) => (personal ? hidden(value) : value)),
      missing: [...this.#missing.values()].filter(({ sure }) => sure || mostlyPlain).map(({ word }) => word),
      numbers: this.#numbers.count > 0 ? this.#numbers : null,
      dates: this.#dateCount > 0 ? this.#dates.guess() : null,
      texts: { count, meanLength: count === 0 ? 0 : length / count, hanShare: length === 0 ? 0 : han / length },
      personal,
    };
  }

  #personalByContent(filled: number): PersonalKind | null {
    for (const [kind, count] of this.#personal) if (count > filled / 2) return kind;
    return null;
  }
}
