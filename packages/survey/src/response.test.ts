import { expect, test } from "vitest";
import { checkParameters } from "./parameters.ts";
import { responseOf } from "./response.ts";
import { csat5 } from "./templates/scales.ts";
import {
  en,
  npsQuestion,
  reasonQuestion,
  satisfactionQuestion,
  survey,
  textQuestion,
  whyQuestion,
} from "./testing/surveys.ts";
import { validateAnswers } from "./validate-answers.ts";

const rows = [
  { id: "x", text: en("X"), metric: "driver-x", touchpoint: "shop" },
  { id: "y", text: en("Y") },
];
const definition = survey({
  touchpoint: "home",
  channel: "website",
  parameters: [
    { key: "shop", fills: "touchpoint", signed: true },
    { key: "region", fills: "segment", segment: "area", values: ["east", "west"] },
    { key: "who", fills: "customer" },
    { key: "name", fills: "context" },
  ],
  questions: [
    { ...npsQuestion, touchpoint: "checkout" },
    whyQuestion,
    reasonQuestion,
    { ...reasonQuestion, type: "multiple", id: "reasons" },
    { type: "matrix", id: "m", text: en("M?"), rows, columns: { scale: csat5 }, noWhy: "Asked elsewhere." },
    { ...reasonQuestion, type: "rank", id: "rank", choices: reasonQuestion.choices.slice(0, 2) },
    { ...textQuestion("order"), detail: true },
    { type: "consent", id: "c", purpose: "research", text: en("May we?") },
    { type: "file", id: "f", text: en("Picture?"), accepted: ["image/png"], largestBytes: 100 },
  ],
});
const file = { file: "f1", name: "a.png", mediaType: "image/png", bytes: 10 };

test("answers become scores on their metrics, redactable comments, and answers", () => {
  const answers = {
    nps: 3,
    why: "too slow",
    reason: { choice: "other", text: "call me on 13800138000" },
    reasons: ["buy", "help"],
    m: { x: 4, y: 2 },
    rank: ["help", "buy"],
    order: "A-17",
    c: true,
    f: file,
  };
  const result = validateAnswers(definition, { answers, seed: 1 }, { today: "2026-06-30" });
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  const parameters = { shop: "east-1", region: "east", who: "C-7", name: "Li" };
  const ruler = { key: "csat-1-5", version: 1, min: 1, max: 5, direction: "higherIsBetter" };
  const ends = { key: "nps-0-10", version: 1, min: 0, max: 10, direction: "higherIsBetter" };
  expect(responseOf(definition, result.valid, { language: "en", parameters })).toEqual({
    response: {
      language: "en",
      channel: "website",
      touchpoint: "east-1",
      customer: "C-7",
      segments: { area: "east" },
      scores: [
        { question: "nps", metric: "nps", touchpoint: "checkout", scale: ends, value: 3 },
        { question: "m/x", metric: "driver-x", touchpoint: "shop", scale: ruler, value: 4 },
      ],
      comments: [
        { question: "why", text: "too slow", touchpoint: "checkout" },
        { question: "reason", text: "call me on 13800138000" },
      ],
      answers: [
        { question: "reason", value: "other" },
        { question: "reasons", value: "buy" },
        { question: "reasons", value: "help" },
        { question: "m/y", value: 2 },
        { question: "rank/help", value: 1 },
        { question: "rank/buy", value: 2 },
        { question: "order", value: "A-17" },
        { question: "c", value: true },
      ],
    },
    files: [{ question: "f", file }],
    consents: [{ purpose: "research", isGiven: true }],
  });
});

test("a score keeps its direction on the way, and an empty response has nothing but its place", () => {
  const short = survey({ touchpoint: "home", questions: [satisfactionQuestion] });
  const result = validateAnswers(short, { answers: {}, seed: 1 }, { today: "2026-06-30" });
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  expect(responseOf(short, result.valid, { language: "zh-Hans" }).response).toEqual({
    language: "zh-Hans",
    touchpoint: "home",
    scores: [],
    comments: [],
    answers: [],
  });
});

test.each([
  ["parameter_unknown", { open: { utm: "x" } }],
  ["parameter_unknown", { open: { constructor: "x" } }],
  ["parameter_unsigned", { open: { shop: "east-1" } }],
  ["parameter_value", { open: { region: "north" } }],
  ["parameter_unsigned", { open: { who: "C-7" } }],
  ["parameter_value", { signed: { who: "x".repeat(201) } }],
] as const)("a link is refused: %s", (code, link) => {
  const result = checkParameters(definition, link);
  expect("problems" in result && result.problems.map((problem) => problem.code)).toEqual([code]);
});

test("what is signed wins over what was added by hand, and what is required must be there", () => {
  const link = { open: { shop: "forged", region: " " }, signed: { shop: "east-1" } };
  expect(checkParameters(definition, link)).toEqual({ parameters: { shop: "east-1" } });
  const needed = { parameters: [{ key: "a", fills: "context" as const, required: true as const }] };
  expect(checkParameters(needed, {})).toMatchObject({
    problems: [{ code: "parameter_missing", path: "/parameters/a" }],
  });
});
