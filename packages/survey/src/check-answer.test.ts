import { describe, expect, test } from "vitest";
import { type AnswerProblemCode, answerProblems, checkAnswer } from "./check-answer.ts";
import type { Question } from "./question.ts";
import { csat5 } from "./templates/scales.ts";
import { en, npsQuestion, reasonQuestion, survey, whyQuestion } from "./testing/surveys.ts";
import { validateAnswers } from "./validate-answers.ts";

const today = "2026-06-30";
const ask = (id: string) => ({ id, text: en(`${id}?`) });
const choices = ["a", "b", "c", "none"].map((id) => ({
  id,
  text: en(id),
  ...(id === "none" && { exclusive: true as const }),
}));
const multiple: Question = { type: "multiple", ...ask("multiple"), choices, fewest: 2, most: 2 };
const rank: Question = { type: "rank", ...ask("rank"), choices, ranked: 2 };
const rows = ["x", "y"].map((id) => ({ id, text: en(id), metric: id }));
const matrix: Question = { type: "matrix", ...ask("matrix"), required: true, rows, columns: { scale: csat5 } };
const number: Question = { type: "number", ...ask("number"), least: 0, most: 10, decimals: 1 };
const date: Question = { type: "date", ...ask("date"), earliest: "2026-01-01", latest: "today" };
const file: Question = { type: "file", ...ask("file"), accepted: ["image/png"], largestBytes: 1000 };
const consent: Question = { type: "consent", ...ask("consent"), purpose: "research", required: true };
const text: Question = { type: "text", ...ask("text"), longest: 10 };
const upload = (over: object) => ({ file: "f1", name: "a.png", mediaType: "image/png", bytes: 10, ...over });

type Refused = { questions: Question[]; answers: Record<string, unknown>; path: string };
const one = (question: Question, value: unknown, ...below: string[]): Refused => ({
  questions: [question],
  answers: { [question.id]: value },
  path: `/answers/${[question.id, ...below].join("/")}`,
});

// Every code, by an answer that a browser would not send.
const refused: Record<AnswerProblemCode, Refused[]> = {
  question_unknown: [{ questions: [text], answers: { constructor: "x" }, path: "/answers/constructor" }],
  answer_unreached: [],
  answer_missing: [one(npsQuestion, undefined), one(npsQuestion, null), one({ ...text, required: true }, "  ")],
  answer_type: [
    one(npsQuestion, "9"),
    one(npsQuestion, true),
    one(text, 7),
    one(multiple, "a"),
    one(multiple, ["a", "b", "c", "a", "b"]),
    one(matrix, [4, 5]),
    one(number, "7"),
    one(number, Number.NaN),
    one(file, "f1"),
    one(file, { ...upload({}), path: "/etc" }),
    one(consent, "yes"),
    one(reasonQuestion, { choice: "other" }),
  ],
  score_off_scale: [
    one(npsQuestion, 11),
    one(npsQuestion, -1),
    one(npsQuestion, 7.5),
    one(matrix, { x: 6, y: 1 }, "x"),
  ],
  choice_unknown: [
    one(reasonQuestion, "steal"),
    one(multiple, ["a", "z"], "1"),
    one({ type: "expectation", ...ask("e"), labels: { below: en("b"), as: en("a"), above: en("c") } }, "beyond"),
  ],
  choice_twice: [one(multiple, ["a", "a"])],
  choice_alone: [one(multiple, ["a", "none"])],
  choices_few: [one(multiple, ["a"])],
  choices_many: [one(multiple, ["a", "b", "c"])],
  own_words_unasked: [one(reasonQuestion, { choice: "buy", text: "and more" })],
  row_unknown: [one(matrix, { x: 1, y: 2, z: 3 }, "z")],
  row_missing: [one(matrix, { x: 1 }, "y")],
  rank_incomplete: [one(rank, ["a"])],
  text_too_long: [one(text, "12345678901"), one(reasonQuestion, { choice: "other", text: "x".repeat(501) })],
  number_outside: [one(number, 11), one(number, -0.1)],
  number_too_fine: [one(number, 1.25)],
  date_impossible: [one(date, "2026-02-29"), one(date, "30.6.2026"), one(date, "2026-6-1")],
  date_outside: [one(date, "2026-07-01"), one(date, "2025-12-31")],
  file_type: [one(file, upload({ mediaType: "image/svg+xml" }), "mediaType")],
  file_too_large: [one(file, upload({ bytes: 1001 }), "bytes")],
  consent_needed: [one(consent, false), one(consent, undefined)],
};

describe("an answer is refused", () => {
  const cases = answerProblems.flatMap((code) => refused[code].map((wrong) => ({ code, ...wrong })));
  test.each(cases)("$code: $answers", ({ code, questions, answers, path }) => {
    const result = validateAnswers(survey({ questions }), { answers, seed: 1 }, { today });
    expect("problems" in result && result.problems.map((problem) => [problem.code, problem.path])).toEqual([
      [code, path],
    ]);
  });

  test("with the value and what would be accepted", () => {
    const result = validateAnswers(survey(), { answers: { nps: 11 }, seed: 1 }, { today });
    expect(result).toEqual({
      problems: [
        {
          code: "score_off_scale",
          path: "/answers/nps",
          value: 11,
          expected: "a whole number from 0 to 10",
          params: { value: 11, min: 0, max: 10 },
        },
      ],
    });
  });
});

describe("answers against the version", () => {
  const logic = [
    { id: "r", do: "skip" as const, question: "reason", when: { question: "nps", is: "atLeast" as const, value: 9 } },
  ];
  const definition = survey({ logic });

  test("are taken on the path, in its order, with null for what was left empty", () => {
    const result = validateAnswers(definition, { answers: { reason: "buy", nps: 3 }, seed: 1 }, { today });
    expect("valid" in result && Object.entries(result.valid.answers)).toEqual([
      ["nps", 3],
      ["why", null],
      ["reason", "buy"],
    ]);
  });

  test("are refused where the rules do not lead, and taken when the same was left empty", () => {
    const answers = { nps: 9, reason: "buy" };
    const result = validateAnswers(definition, { answers, seed: 1 }, { today });
    expect("problems" in result && result.problems).toMatchObject([
      { code: "answer_unreached", path: "/answers/reason", value: "buy" },
    ]);
    expect(validateAnswers(definition, { answers: { nps: 9, reason: "" }, seed: 1 }, { today })).toHaveProperty(
      "valid",
    );
  });

  test("may lack what is required while they are partial, and are held against everything else", () => {
    const partial = validateAnswers(definition, { answers: { why: "slow" }, seed: 1 }, { today, partial: true });
    expect(partial).toMatchObject({ valid: { state: "partial", answers: { why: "slow" } } });
    expect(validateAnswers(definition, { answers: { nps: 12 }, seed: 1 }, { today, partial: true })).toHaveProperty(
      "problems",
    );
    expect(validateAnswers(definition, { answers: { why: "slow" }, seed: 1 }, { today })).toHaveProperty("problems");
  });

  test("of an optional question may be empty in every way that a form sends it", () => {
    const empties: [Question, unknown][] = [
      [whyQuestion, " "],
      [reasonQuestion, ""],
      [multiple, []],
      [{ ...matrix, required: false }, {}],
      [
        { ...matrix, required: false },
        { x: "", y: null },
      ],
      [date, ""],
      [number, null],
    ];
    for (const [question, value] of empties) expect(checkAnswer(question, value, { today })).toEqual({ answer: null });
  });

  test("are trimmed, and lose what no text holds", () => {
    expect(checkAnswer(whyQuestion, "  too\0 slow \n", { today })).toEqual({ answer: "too slow" });
    expect(checkAnswer(reasonQuestion, { choice: "other", text: " " }, { today })).toEqual({ answer: "other" });
  });

  test("may be none of the choices although two are asked for", () => {
    expect(checkAnswer(multiple, ["none"], { today })).toEqual({ answer: ["none"] });
  });

  test("never reach a prototype", () => {
    const answers = JSON.parse('{"__proto__": {"nps": 9}, "nps": 3}');
    const result = validateAnswers(definition, { answers, seed: 1 }, { today });
    expect("problems" in result && result.problems[0]?.code).toBe("question_unknown");
    expect(checkAnswer(matrix, JSON.parse('{"__proto__": 3}'), { today })).toHaveProperty("problems");
  });
});
