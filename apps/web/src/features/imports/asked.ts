import type { DryRun } from "@heard/core/imports/dry-run/account";
import type { ScoreAccount } from "@heard/core/imports/dry-run/score-account";
import type { DateGuess } from "@heard/core/imports/mapping/date-guess";
import type { DirectionEvidence } from "@heard/core/imports/mapping/direction-evidence";
import type { ScaleBreak } from "@heard/core/imports/mapping/scale-break";
import type { Mapping, ScoreColumn } from "@heard/core/imports/schema";
import type { CatalogueMetric } from "#lib/catalogue.ts";
import type { Direction } from "./mapping-edit.ts";

type Range = { min: number; max: number };

/** Which end of a scale is good. One ask a scale: a column that a rule splits has several. */
export type DirectionAsk = {
  key: string;
  column: string;
  caseIndex: number | undefined;
  score: ScoreColumn;
  kind: CatalogueMetric["kind"];
  scale: Range;
  answer: Direction | null;
  account: ScoreAccount;
  evidence: DirectionEvidence | null;
};
export type RangeAsk = { column: string; account: ScoreAccount; answer: Range | null };
/** What zeros below the scales mean, for all the columns that have any. */
export type ZeroAsk = {
  columns: { column: string; count: number; values: string[] }[];
  clean: string[];
  min: number;
  answer: "notAnswered" | "mistake" | null;
};
export type WordsAsk = {
  column: string;
  values: { value: string; count: number }[];
  /** `null` for a word that means "not answered". */
  points: Record<string, number | null>;
  scale: Range;
  confirmed: boolean;
};
export type BreakAsk = { column: string; found: ScaleBreak; score: ScoreColumn | null };
/** How a column writes its days; of which day all answers are, where no column says it. */
export type DateAsk = { column: string | null; guess: DateGuess | null; answer: string | null };

/** Everything that only a person can say about a file, answered or not, in the order of its columns. */
export type Asked = {
  directions: DirectionAsk[];
  ranges: RangeAsk[];
  zeros: ZeroAsk | null;
  words: WordsAsk[];
  breaks: BreakAsk[];
  date: DateAsk;
};

/** What earlier dry runs of the same draft have shown and the present one, because it was answered, does not. */
export type Seen = {
  breaks: ReadonlyMap<string, BreakAsk>;
  proposed: ReadonlyMap<string, { words: Record<string, number>; min: number; max: number }>;
};

/** Sets what the mapping says beside what the dry run found. The account may be of an earlier mapping: what it knows of a column still holds. */
export function askedOf(
  mapping: Mapping,
  account: Pick<DryRun, "scores" | "questions" | "dateGuess">,
  metrics: readonly Pick<CatalogueMetric, "key" | "kind">[],
  seen: Seen,
): Asked {
  const scored = mapping.columns.flatMap((score) => {
    const found = account.scores.find(({ column }) => column === score.column);
    if (score.as !== "score" || !found) return [];
    return [{ score, account: found, kind: metrics.find(({ key }) => key === score.metric)?.kind ?? "driver" }];
  });
  return {
    directions: scored.flatMap(({ score, account: found, kind }) => directionsOf(score, found, kind)),
    ranges: scored.flatMap(({ score, account: found, kind }) =>
      kind === "nps" || score.cases || score.scale ? [] : [{ column: score.column, account: found, answer: null }],
    ),
    zeros: zerosOf(scored, account.questions),
    words: scored.flatMap(({ score, account: found }) => wordsOf(score, found, seen)),
    breaks: breaksOf(mapping, scored, seen),
    date: dateOf(mapping, account.dateGuess),
  };
}

function dateOf({ occurred: { column, day, format } }: Mapping, guess: DateGuess | null): DateAsk {
  return column == null
    ? { column: null, guess: null, answer: day ?? null }
    : { column, guess, answer: format ?? null };
}

type Scored = { score: ScoreColumn; account: ScoreAccount; kind: CatalogueMetric["kind"] };

function directionsOf(score: ScoreColumn, account: ScoreAccount, kind: CatalogueMetric["kind"]): DirectionAsk[] {
  if (kind === "nps") return [];
  const { column } = score;
  const common = { column, score, kind, account };
  if (score.cases)
    return score.cases.map(({ scale }, caseIndex) => ({
      ...common,
      key: `${column}/${caseIndex}`,
      caseIndex,
      scale,
      answer: scale.direction ?? null,
      evidence: null,
    }));
  if (!score.scale) return [];
  const { direction, ...scale } = score.scale;
  // The evidence belongs to the scale that the dry run was made with.
  const { evidence } = account;
  const fits = evidence?.top.value === scale.max && evidence.bottom.value === scale.min;
  return [
    {
      ...common,
      key: column,
      caseIndex: undefined,
      scale,
      answer: direction ?? null,
      evidence: fits ? evidence : null,
    },
  ];
}

function zerosOf(scored: readonly Scored[], questions: DryRun["questions"]): ZeroAsk | null {
  const lowest = (score: ScoreColumn) =>
    score.cases ? Math.min(...score.cases.map(({ scale }) => scale.min)) : (score.scale?.min ?? 0);
  const below = scored.filter(({ score }) => lowest(score) > 0);
  const withZeros = below.filter(({ account }) => account.zeros > 0);
  if (withZeros.length === 0) return null;
  const open = withZeros.some(({ score }) => score.notAnswered == null);
  const meant = withZeros.every(({ score }) => (score.notAnswered?.length ?? 0) > 0);
  const mistaken = withZeros.every(({ score }) => score.notAnswered?.length === 0);
  return {
    columns: withZeros.map(({ score, account }) => ({
      column: score.column,
      count: account.zeros,
      values: zeroTexts(score, questions),
    })),
    clean: below.filter(({ account }) => account.zeros === 0).map(({ score }) => score.column),
    min: Math.min(...withZeros.map(({ score }) => lowest(score))),
    answer: open ? null : meant ? "notAnswered" : mistaken ? "mistake" : null,
  };
}

/** Zero as this column writes it. */
function zeroTexts(score: ScoreColumn, questions: DryRun["questions"]): string[] {
  const question = questions.find((one) => one.kind === "zeros" && one.column === score.column);
  if (question?.kind === "zeros") return question.values;
  return score.notAnswered && score.notAnswered.length > 0 ? score.notAnswered : ["0"];
}

function wordsOf(score: ScoreColumn, account: ScoreAccount, seen: Seen): WordsAsk[] {
  const proposed = seen.proposed.get(score.column) ?? null;
  if (score.words == null && !proposed && !account.questions.some(({ kind }) => kind === "words")) return [];
  const scale = score.scale ?? proposed ?? { min: 1, max: 5 };
  if (account.texts.length === 0) return [];
  return [
    {
      column: score.column,
      values: account.texts,
      points: { ...proposed?.words, ...score.words },
      scale: { min: scale.min, max: scale.max },
      confirmed: score.words != null,
    },
  ];
}

function breaksOf(mapping: Mapping, scored: readonly Scored[], seen: Seen): BreakAsk[] {
  const present = scored.flatMap(({ score, account }) =>
    account.found ? [{ column: score.column, found: account.found, score }] : [],
  );
  const leftOut = [...seen.breaks.values()].filter(
    ({ column }) =>
      !present.some((one) => one.column === column) &&
      mapping.columns.some((one) => one.column === column && one.as === "ignore"),
  );
  return [...present, ...leftOut.map((one) => ({ ...one, score: null }))];
}

/** Adds what this dry run shows to what is known of the draft. */
export function remember(seen: Seen, account: Pick<DryRun, "scores" | "questions">, mapping: Mapping): Seen {
  const breaks = new Map(seen.breaks);
  for (const { column, found } of account.scores) {
    const score = mapping.columns.find((one) => one.column === column);
    if (found) breaks.set(column, { column, found, score: score?.as === "score" ? score : null });
  }
  const proposed = new Map(seen.proposed);
  for (const question of account.questions)
    if (question.kind === "words" && question.proposed) {
      const { words, min, max } = question.proposed;
      const known = Object.entries(words).flatMap(([word, points]) =>
        points === null ? [] : [[word, points] as const],
      );
      proposed.set(question.column, { words: Object.fromEntries(known), min, max });
    }
  return { breaks, proposed };
}

/** Whether the date is a question: nobody has said, no column says it, or several ways of writing fit. */
export const isDateAsked = ({ column, answer, guess }: DateAsk): boolean =>
  column === null || answer === null || (guess?.candidates.length ?? 0) > 1;

/** Whether there is anything to say about the file, answered or not. */
export function isAnythingAsked({ breaks, ranges, words, directions, zeros, date }: Asked): boolean {
  return breaks.length + ranges.length + words.length + directions.length > 0 || zeros !== null || isDateAsked(date);
}

/** What is still open, as the headline names it: the kind, and the columns that it is about. */
export type OpenPart = {
  kind: "direction" | "range" | "zeros" | "words" | "break" | "date" | "day";
  columns: string[];
};

export function openParts(asked: Asked): OpenPart[] {
  const part = (kind: OpenPart["kind"], columns: string[]): OpenPart[] =>
    columns.length > 0 ? [{ kind, columns: [...new Set(columns)] }] : [];
  const columnsOf = (list: readonly { column: string }[]) => list.map(({ column }) => column);
  return [
    ...part("break", columnsOf(asked.breaks.filter(({ score }) => score !== null && !score.cases))),
    ...part("range", columnsOf(asked.ranges)),
    ...part("words", columnsOf(asked.words.filter(({ confirmed }) => !confirmed))),
    ...part("direction", columnsOf(asked.directions.filter(({ answer }) => answer === null))),
    ...part("zeros", asked.zeros?.answer === null ? columnsOf(asked.zeros.columns) : []),
    ...(asked.date.answer === null ? [openDate(asked.date)] : []),
  ];
}

const openDate = ({ column }: DateAsk): OpenPart =>
  column === null ? { kind: "day", columns: [] } : { kind: "date", columns: [column] };
