import { npsScale } from "../mapping/check.ts";
import { type DirectionEvidence, EvidenceReader } from "../mapping/direction-evidence.ts";
import { type OpenQuestion, questionsAboutScale } from "../mapping/questions.ts";
import { BreakFinder, type ScaleBreak } from "../mapping/scale-break.ts";
import { isAnswerInWords, proposePoints } from "../mapping/words.ts";
import { normalName } from "../rows/names.ts";
import { parseScore } from "../rows/number.ts";
import type { ScoreColumn } from "../schema.ts";

const mostTexts = 500;

/** What one score column of the file holds, before anything is decided about it. */
export type ScoreAccount = {
  column: string;
  pointer: string;
  metric: string;
  touchpoint: string | null;
  /** Cells that say something, zeros included. */
  filled: number;
  blank: number;
  /** Cells with a zero below the scale. */
  zeros: number;
  /** Numbers as they stand in the file, lowest first. */
  histogram: { value: number; count: number }[];
  /** Answers in words and other texts, most frequent first. */
  texts: { value: string; count: number }[];
  found: ScaleBreak | null;
  /** What the comments beside both ends say, whether or not the direction is known already. */
  evidence: DirectionEvidence | null;
  questions: OpenQuestion[];
};

type Context = { metricKind: string; pointer: string; dateColumn: string | null; ruleColumns: readonly string[] };

/** Reads the cells of one score column as they pass by. */
export class ScoreReader {
  readonly #column: ScoreColumn;
  readonly #context: Context;
  readonly #texts = new Map<string, number>();
  readonly #breaks: BreakFinder;
  readonly #evidence = new EvidenceReader();
  #filled = 0;
  #blank = 0;
  #other = 0;

  constructor(column: ScoreColumn, context: Context) {
    this.#column = column;
    this.#context = context;
    this.#breaks = new BreakFinder(column.column, context.ruleColumns);
  }

  /** Takes the text of a cell ("" for an empty one), the row's day and the tone of its comments. */
  add(text: string, day: string | null, tone: -1 | 0 | 1, textOf?: (column: string) => string): void {
    if (text === "") {
      this.#blank += 1;
      return;
    }
    this.#filled += 1;
    const known = this.#texts.get(text);
    if (known !== undefined || this.#texts.size < mostTexts) this.#texts.set(text, (known ?? 0) + 1);
    else this.#other += 1;
    if (day === null && tone === 0) return;
    const value = parseScore(text);
    if (value === null) return;
    if (day !== null) this.#breaks.add(day, value, textOf);
    this.#evidence.add(value, tone);
  }

  account(): ScoreAccount {
    const { metric, touchpoint, scale } = this.#column;
    const numbers = new Map<number, number>();
    const texts: { value: string; count: number }[] = [];
    for (const [value, count] of this.#texts) {
      const number = parseScore(value);
      if (number === null) texts.push({ value, count });
      else numbers.set(number, (numbers.get(number) ?? 0) + count);
    }
    const histogram = [...numbers].map(([value, count]) => ({ value, count })).toSorted((a, b) => a.value - b.value);
    const found = this.#breaks.find(this.#context.dateColumn);
    const lowest = this.#lowest();
    return {
      column: this.#column.column,
      pointer: this.#context.pointer,
      metric,
      touchpoint: touchpoint ?? null,
      filled: this.#filled,
      blank: this.#blank,
      zeros: lowest > 0 ? (numbers.get(0) ?? 0) : 0,
      histogram,
      texts: texts.toSorted((a, b) => b.count - a.count),
      found,
      evidence: scale ? this.#evidence.evidence(scale) : null,
      questions: this.#questions(texts, lowest > 0 ? (numbers.get(0) ?? 0) : 0, found),
    };
  }

  #lowest(): number {
    const { scale, cases } = this.#column;
    if (cases) return Math.min(...cases.map((one) => one.scale.min));
    return scale?.min ?? (this.#context.metricKind === "nps" ? npsScale.min : 0);
  }

  #questions(texts: { value: string; count: number }[], zeros: number, found: ScaleBreak | null): OpenQuestion[] {
    const { column, notAnswered, words, cases, scale } = this.#column;
    const { pointer, metricKind } = this.#context;
    const questions: OpenQuestion[] = [];
    if (found && !cases) questions.push({ kind: "scaleBreak", pointer: `${pointer}/cases`, column, found });
    questions.push(
      ...questionsAboutScale(this.#column, pointer, metricKind, scale ? this.#evidence.evidence(scale) : null),
    );
    if (zeros > 0 && notAnswered == null) {
      const values = [...this.#texts.keys()].filter((text) => parseScore(text) === 0);
      questions.push({ kind: "zeros", pointer: `${pointer}/notAnswered`, column, values, count: zeros });
    }
    const answers = texts.filter(({ value }) => isAnswerInWords(value));
    if (answers.length > 0 && words == null) {
      const unanswered = new Set((notAnswered ?? []).map(normalName));
      const values = [...this.#texts]
        .map(([value, count]) => ({ value, count }))
        .filter(({ value }) => !unanswered.has(normalName(value)));
      questions.push({
        kind: "words",
        pointer: `${pointer}/words`,
        column,
        proposed: proposePoints(values.map(({ value }) => value)),
        values: answers,
      });
    }
    return questions;
  }
}
