import { type Answer, type Chosen, choiceOf, type FileAnswer } from "./answer.ts";
import { type Problem, pointer } from "./problem.ts";
import type { Choice, Question, QuestionOf } from "./question.ts";

export const answerProblems = [
  "question_unknown",
  "answer_unreached",
  "answer_missing",
  "answer_type",
  "score_off_scale",
  "choice_unknown",
  "choice_twice",
  "choice_alone",
  "choices_few",
  "choices_many",
  "own_words_unasked",
  "row_unknown",
  "row_missing",
  "rank_incomplete",
  "text_too_long",
  "number_outside",
  "number_too_fine",
  "date_impossible",
  "date_outside",
  "file_type",
  "file_too_large",
  "consent_needed",
] as const;
export type AnswerProblemCode = (typeof answerProblems)[number];
export type AnswerProblem = Problem<AnswerProblemCode>;
/** What an answer is held against besides its question: the respondent's calendar day, where a date may not be after it. */
export type AnswerContext = { today: string };

type Fail = (
  code: AnswerProblemCode,
  value: unknown,
  expected: string,
  params?: Problem["params"],
  ...below: string[]
) => AnswerProblem;
type Checked = { answer: Answer | null } | { problems: AnswerProblem[] };

const longestOwnWords = 500;
const usualTextLength = 5000;
const usualDetailLength = 200;

/**
 * One answer as it will be stored (trimmed, `null` when empty), or what is wrong with it. Whether it had to be given is not asked here.
 * @example
 * checkAnswer({ type: "nps", id: "nps", scale: { min: 0, max: 10 } }, 11, { today: "2026-06-30" }).problems[0].expected; // => "a whole number from 0 to 10"
 */
export function checkAnswer(question: Question, value: unknown, context: AnswerContext): Checked {
  const found: AnswerProblem[] = [];
  const fail: Fail = (code, wrong, expected, params = {}, ...below) => {
    const problem = { code, path: pointer("answers", question.id, ...below), value: wrong, expected, params };
    found.push(problem);
    return problem;
  };
  const answer = value === null || value === undefined ? null : read(question, value, context, fail);
  return found.length > 0 ? { problems: found } : { answer };
}

function read(question: Question, value: unknown, context: AnswerContext, fail: Fail): Answer | null {
  switch (question.type) {
    case "single":
      return value === "" ? null : readChosen(question.choices, value, fail);
    case "multiple":
      return readMultiple(question, value, fail);
    case "rank":
      return readRank(question, value, fail);
    case "matrix":
      return readMatrix(question, value, fail);
    case "text":
      return readText(value, question.longest ?? (question.detail ? usualDetailLength : usualTextLength), fail);
    case "number":
      return readNumber(question, value, fail);
    case "date":
      return value === "" ? null : readDate(question, value, context, fail);
    case "file":
      return readFile(question, value, fail);
    case "consent":
      return typeof value === "boolean" ? value : refused(fail("answer_type", value, "true or false"));
    case "expectation":
      if (value === "below" || value === "as" || value === "above") return value;
      return refused(fail("choice_unknown", value, "below, as or above"));
    default:
      return readScore(question.scale, value, fail);
  }
}

const refused = (_: AnswerProblem): null => null;

function readScore({ min, max }: { min: number; max: number }, value: unknown, fail: Fail, ...below: string[]) {
  const expected = `a whole number from ${min} to ${max}`;
  if (typeof value !== "number") return refused(fail("answer_type", value, expected, { min, max }, ...below));
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  return refused(fail("score_off_scale", value, expected, { value, min, max }, ...below));
}

function readChosen(choices: readonly Choice[], value: unknown, fail: Fail, ...below: string[]): Chosen | null {
  const own = isOwnWords(value) ? value : null;
  const id = own?.choice ?? value;
  const choice = choices.find((one) => one.id === id);
  if (!choice) {
    const expected = `one of ${choices.map((one) => one.id).join(", ")}`;
    const isChoice = typeof id === "string";
    return refused(fail(isChoice ? "choice_unknown" : "answer_type", value, expected, {}, ...below));
  }
  const text = own?.text.replaceAll("\0", "").trim() ?? "";
  if (text === "") return choice.id;
  if (!choice.other) return refused(fail("own_words_unasked", value, `"${choice.id}" alone`, {}, ...below));
  if (text.length <= longestOwnWords) return { choice: choice.id, text };
  const params = { length: text.length, most: longestOwnWords };
  return refused(fail("text_too_long", value, `at most ${longestOwnWords} characters`, params, ...below));
}

function isOwnWords(value: unknown): value is { choice: string; text: string } {
  return hasExactly(value, ["choice", "text"]) && typeof value.choice === "string" && typeof value.text === "string";
}

function readMultiple(
  { choices, fewest = 0, most = choices.length }: QuestionOf<"multiple">,
  value: unknown,
  fail: Fail,
) {
  const chosen = readList(choices, value, fail);
  if (!chosen || chosen.length === 0) return null;
  const alone = choices.find(({ id, exclusive }) => exclusive && chosen.some((one) => choiceOf(one) === id));
  if (alone && chosen.length > 1)
    return refused(fail("choice_alone", value, `"${alone.id}" alone`, { choice: alone.id }));
  if (chosen.length > most) return refused(fail("choices_many", value, `at most ${most} choices`, { most }));
  if (chosen.length < fewest && !alone)
    return refused(fail("choices_few", value, `at least ${fewest} choices`, { fewest }));
  return chosen;
}

function readRank({ choices, ranked = choices.length }: QuestionOf<"rank">, value: unknown, fail: Fail) {
  const chosen = readList(choices, value, fail);
  if (!chosen || chosen.length === 0) return null;
  if (chosen.length === ranked) return chosen;
  return refused(fail("rank_incomplete", value, `${ranked} choices, best first`, { count: ranked }));
}

/** A list of different choices. */
function readList(choices: readonly Choice[], value: unknown, fail: Fail): Chosen[] | null {
  if (!Array.isArray(value) || value.length > choices.length)
    return refused(fail("answer_type", value, "a list of choices, each once"));
  const chosen = value.flatMap((one, at) => readChosen(choices, one, fail, String(at)) ?? []);
  if (chosen.length < value.length) return null;
  const ids = chosen.map(choiceOf);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  return twice === undefined ? chosen : refused(fail("choice_twice", value, "each choice once", { choice: twice }));
}

function readMatrix({ rows, columns, required }: QuestionOf<"matrix">, value: unknown, fail: Fail) {
  if (!isRecord(value)) return refused(fail("answer_type", value, "an object of rows"));
  const known = rows.map(({ id }) => id);
  for (const id of Object.keys(value))
    if (!known.includes(id)) fail("row_unknown", value[id], `one of ${known.join(", ")}`, {}, id);
  const answered = known.flatMap((id): [string, number | string][] => {
    const own = Object.hasOwn(value, id) ? value[id] : null;
    if (own === null || own === "") return [];
    const point =
      "scale" in columns ? readScore(columns.scale, own, fail, id) : readChosen(columns.choices, own, fail, id);
    return point === null || typeof point === "object" ? [] : [[id, point]];
  });
  if (answered.length === 0) return null;
  const missing = known.find((id) => !Object.hasOwn(value, id) || value[id] === null || value[id] === "");
  if (required && missing !== undefined)
    fail("row_missing", value, "an answer in every row", { row: missing }, missing);
  return Object.fromEntries(answered);
}

function readText(value: unknown, most: number, fail: Fail) {
  if (typeof value !== "string") return refused(fail("answer_type", value, "text"));
  const text = value.replaceAll("\0", "").trim();
  if (text.length <= most) return text || null;
  return refused(fail("text_too_long", value, `at most ${most} characters`, { length: text.length, most }));
}

function readNumber({ least, most, decimals = 0 }: QuestionOf<"number">, value: unknown, fail: Fail) {
  const range = `${least === undefined ? "" : ` from ${least}`}${most === undefined ? "" : ` to ${most}`}`;
  if (typeof value !== "number" || !Number.isFinite(value))
    return refused(fail("answer_type", value, `a number${range}`));
  if (value < (least ?? value) || value > (most ?? value))
    return refused(fail("number_outside", value, `a number${range}`, { value }));
  if (Number(value.toFixed(decimals)) === value) return value;
  return refused(fail("number_too_fine", value, `at most ${decimals} decimals`, { value, decimals }));
}

function readDate({ earliest, latest }: QuestionOf<"date">, value: unknown, { today }: AnswerContext, fail: Fail) {
  const day = (limit: string | undefined) => (limit === "today" ? today : limit);
  if (typeof value !== "string" || !isDay(value))
    return refused(fail("date_impossible", value, "a date as yyyy-mm-dd"));
  const [from, to] = [day(earliest) ?? value, day(latest) ?? value];
  if (value >= from && value <= to) return value;
  return refused(fail("date_outside", value, `${from} to ${to}`, { value, from, to }));
}

/** Whether the calendar has this day: 29 February in leap years only. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function readFile({ accepted, largestBytes }: QuestionOf<"file">, value: unknown, fail: Fail): FileAnswer | null {
  if (!hasExactly(value, ["file", "name", "mediaType", "bytes"]))
    return refused(fail("answer_type", value, "a file that was uploaded"));
  const { file, name, mediaType, bytes } = value;
  if (typeof file !== "string" || typeof name !== "string" || typeof bytes !== "number" || !(bytes > 0))
    return refused(fail("answer_type", value, "a file that was uploaded"));
  const type = accepted.find((one) => one === mediaType);
  if (!type) return refused(fail("file_type", mediaType, accepted.join(", "), {}, "mediaType"));
  if (bytes <= largestBytes) return { file, name: name.slice(0, 255), mediaType: type, bytes };
  const params = { bytes, most: largestBytes };
  return refused(fail("file_too_large", bytes, `at most ${largestBytes} bytes`, params, "bytes"));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const hasExactly = (value: unknown, keys: readonly string[]): value is Record<string, unknown> =>
  isRecord(value) && Object.keys(value).length === keys.length && keys.every((key) => Object.hasOwn(value, key));
