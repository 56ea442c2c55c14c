import type { Question, SurveyDefinition } from "@heard/survey";
import { format, templateScales, whyOf } from "@heard/survey";
import { describe, expect, it } from "vitest";
import {
  addQuestions,
  copyQuestion,
  freeId,
  isShuffled,
  moveQuestion,
  removeQuestion,
  setShuffled,
  unitsOf,
  withText,
} from "./edit-definition.ts";

const open = (id: string): Question => ({ type: "text", id, text: { en: id } });
const score: Question = {
  type: "nps",
  id: "nps",
  metric: "nps",
  scale: templateScales.nps,
  text: { en: "How likely?" },
};
const survey = (...questions: Question[]): SurveyDefinition => ({
  ...{ format, id: "s", version: 1, languages: ["en"], defaultLanguage: "en", title: { en: "S" } },
  ...{ questions, ending: { thankYou: { en: "Thanks" } } },
});
const order = ({ questions }: SurveyDefinition) => questions.map(({ id }) => id);
const base = survey(score, whyOf(score), open("a"), open("b"), open("c"));

describe("the order of questions", () => {
  it("keeps a why behind its score, wherever the score goes", () => {
    expect(unitsOf(base.questions).map((unit) => unit.length)).toEqual([2, 1, 1, 1]);
    expect(order(moveQuestion(base, "nps", 2) ?? base)).toEqual(["a", "b", "nps", "nps-why", "c"]);
    expect(order(moveQuestion(base, "c", 0) ?? base)).toEqual(["c", "nps", "nps-why", "a", "b"]);
  });

  it("ends at either end", () => {
    expect(moveQuestion(base, "nps", -1)).toBeNull();
    expect(moveQuestion(base, "c", 4)).toBeNull();
    expect(moveQuestion(base, "nps-why", 2)).toBeNull();
  });

  it("takes new questions in after the one that is looked at, and not between a score and its why", () => {
    expect(order(addQuestions(base, [open("d")], "nps"))).toEqual(["nps", "nps-why", "d", "a", "b", "c"]);
    expect(order(addQuestions(base, [open("d")], "nps-why"))).toEqual(["nps", "nps-why", "d", "a", "b", "c"]);
    expect(order(addQuestions(base, [open("d")], null)).at(-1)).toBe("d");
  });
});

describe("a question that goes", () => {
  it("takes its whys and its own rules along, and leaves the others", () => {
    const ruled: SurveyDefinition = {
      ...base,
      logic: [
        { id: "r1", do: "show", question: "nps", when: { parameter: "shop", is: "given" } },
        { id: "r2", do: "jump", after: "a", to: "c" },
      ],
    };
    const left = removeQuestion(ruled, "nps");
    expect(order(left)).toEqual(["a", "b", "c"]);
    expect(left.logic).toEqual([ruled.logic?.[1]]);
    expect(removeQuestion({ ...ruled, logic: ruled.logic?.slice(0, 1) }, "nps")).not.toHaveProperty("logic");
    expect(order(removeQuestion(base, "nps-why"))).toEqual(["nps", "a", "b", "c"]);
  });
});

describe("a copy", () => {
  it("has ids of its own, and its why follows the copy", () => {
    const { definition, id } = copyQuestion(base, "nps", new Set());
    expect(id).toBe("nps-copy");
    expect(order(definition).slice(0, 4)).toEqual(["nps", "nps-why", "nps-copy", "nps-why-copy"]);
    expect(definition.questions[3]).toMatchObject({ whyOf: "nps-copy" });
    expect(freeId("nps-copy", new Set(order(definition)))).toBe("nps-copy-2");
  });
});

describe("random order", () => {
  it("joins neighbours, parts them, and lets go of who is moved away", () => {
    const two = setShuffled(base, "b", true);
    expect(two.shuffle).toEqual([["a", "b"]]);
    const three = setShuffled(two, "c", true);
    expect(three.shuffle).toEqual([["a", "b", "c"]]);
    expect(isShuffled(three, "a", "c")).toBe(true);
    expect(setShuffled(three, "b", false).shuffle).toEqual([["b", "c"]]);
    expect(moveQuestion(three, "a", 0)?.shuffle).toEqual([["b", "c"]]);
    expect(removeQuestion(two, "b")).not.toHaveProperty("shuffle");
    expect(setShuffled(base, "nps", true)).toBe(base);
  });
});

it("a text that is emptied is missing, not empty", () => {
  expect(withText({ en: "Why?", fr: "Pourquoi ?" }, "fr", "")).toEqual({ en: "Why?" });
  expect(withText({ en: "Why?" }, "fr", "Et ?")).toEqual({ en: "Why?", fr: "Et ?" });
});
