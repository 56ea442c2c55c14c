import type { Answer } from "./answer.ts";
import { checkAnswer } from "./check-answer.ts";
import type { AnswerTest } from "./condition.ts";
import type { Question, QuestionOf } from "./question.ts";

/** Of very many combinations these are enough to say that not all were walked. */
const mostCombinations = 4096;

/**
 * Answers that the question accepts, enough that every outcome of the tests which some answer can bring about comes about; being left empty is
 * among them where that is allowed.
 */
export function samplesOf(question: Question, tests: readonly AnswerTest[]): (Answer | null)[] {
  // What "today" will be is not known yet, so limits by it rule nothing out here.
  const lasting =
    question.type === "date"
      ? { ...question, earliest: dayOnly(question.earliest), latest: dayOnly(question.latest) }
      : question;
  const accepted = candidatesFor(lasting, tests).filter((answer) => {
    const checked = checkAnswer(lasting, answer, { today: "2000-01-01" });
    return "answer" in checked && checked.answer !== null;
  });
  return question.required ? accepted : [null, ...accepted];
}

const dayOnly = (limit: string | undefined) => (limit === "today" ? undefined : limit);

function candidatesFor(question: Question, tests: readonly AnswerTest[]): Answer[] {
  switch (question.type) {
    case "single":
      return question.choices.map(({ id }) => id);
    case "multiple":
      return setsOf(question, tests);
    case "rank": {
      const ids = question.choices.map(({ id }) => id);
      return ids.map((first) => [first, ...ids.filter((id) => id !== first)].slice(0, question.ranked ?? ids.length));
    }
    case "matrix":
      return gridsOf(question, tests);
    case "text":
      return ["…"];
    case "number":
      return numbersAround(question, tests);
    case "date":
      return datesAround(question, tests);
    case "file":
      return question.accepted.slice(0, 1).map((mediaType) => ({ file: "1", name: "1", mediaType, bytes: 1 }));
    case "consent":
      return question.required ? [true] : [true, false];
    case "expectation":
      return ["below", "as", "above"];
    default:
      return pointsOf(question.scale);
  }
}

const pointsOf = ({ min, max }: { min: number; max: number }) =>
  Array.from({ length: max - min + 1 }, (_, index) => min + index);

/** Every set of the choices that rules name, filled up with others to the size that is asked for. */
function setsOf({ choices, fewest = 1 }: QuestionOf<"multiple">, tests: readonly AnswerTest[]): Answer[] {
  const ids = choices.map(({ id }) => id);
  const named = ids.filter((id) => tests.some((test) => test.is === "oneOf" && test.values.includes(id)));
  const rest = choices.filter(({ id, exclusive }) => !named.includes(id) && !exclusive).map(({ id }) => id);
  let sets: string[][] = [[]];
  for (const id of named) sets = [...sets, ...sets.map((set) => [...set, id])].slice(0, mostCombinations);
  return sets.map((set) => [...set, ...rest.slice(0, Math.max(set.length === 0 ? 1 : 0, fewest - set.length))]);
}

/** Every combination of points in the rows that rules name; the other rows take the first point. */
function gridsOf({ rows, columns }: QuestionOf<"matrix">, tests: readonly AnswerTest[]): Answer[] {
  const points = "scale" in columns ? pointsOf(columns.scale) : columns.choices.map(({ id }) => id);
  let grids: Record<string, number | string>[] = [{}];
  for (const { id } of rows) {
    const isNamed = tests.some((test) => test.row === id);
    grids = grids
      .flatMap((grid) => (isNamed ? points : points.slice(0, 1)).map((point) => ({ ...grid, [id]: point })))
      .slice(0, mostCombinations);
  }
  return grids;
}

/** Each number that a rule names, and its neighbours. */
function numbersAround({ least, most, decimals = 0 }: QuestionOf<"number">, tests: readonly AnswerTest[]): number[] {
  const step = 10 ** -decimals;
  const rounded = (value: number) => Number(value.toFixed(decimals));
  const named = comparedWith(tests).filter((value) => typeof value === "number");
  const around = named.flatMap((value) => [value, rounded(value - step), rounded(value + step), rounded(value)]);
  return [
    ...new Set([...around, ...[least, most].filter((value) => value !== undefined), rounded(least ?? most ?? 0)]),
  ];
}

/** Each day that a rule names, the day before and the day after. */
function datesAround({ earliest, latest }: QuestionOf<"date">, tests: readonly AnswerTest[]): string[] {
  const named = comparedWith(tests).filter((value) => typeof value === "string");
  const dayMs = 24 * 60 * 60 * 1000;
  const moved = (day: string, days: number) =>
    new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
  const around = named.flatMap((day) => [moved(day, -1), day, moved(day, 1)]);
  return [...new Set([...around, ...[earliest, latest].filter((day) => day !== undefined), "2000-01-01"])];
}

function comparedWith(tests: readonly AnswerTest[]): (string | number | boolean)[] {
  return tests.flatMap((test) => {
    if (test.is === "oneOf") return test.values;
    return test.is === "answered" ? [] : [test.value];
  });
}
