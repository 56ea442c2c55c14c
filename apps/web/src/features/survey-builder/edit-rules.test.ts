import type { Question, SurveyDefinition } from "@heard/survey";
import { format, templateScales, whyOf } from "@heard/survey";
import { describe, expect, it } from "vitest";
import { newRule, removeRule, ruleDoing, rulesOf, subjectsFor, targetsFor } from "./edit-rules.ts";

const score: Question = {
  type: "nps",
  id: "nps",
  metric: "nps",
  scale: templateScales.nps,
  text: { en: "How likely?" },
};
const open = (id: string): Question => ({ type: "text", id, text: { en: id } });
const survey: SurveyDefinition = {
  ...{ format, id: "s", version: 1, languages: ["en"], defaultLanguage: "en", title: { en: "S" } },
  questions: [score, whyOf(score), open("a"), open("b")],
  ending: { thankYou: { en: "Thanks" } },
};

describe("a rule", () => {
  it("looks at what was asked before, and after a score at the score and its why", () => {
    expect(subjectsFor(survey, "a", "show").questions.map(({ id }) => id)).toEqual(["nps", "nps-why"]);
    expect(subjectsFor(survey, "nps", "show").questions).toEqual([]);
    expect(subjectsFor(survey, "nps", "jump").questions.map(({ id }) => id)).toEqual(["nps", "nps-why"]);
  });

  it("leads forwards, and never to a why", () => {
    expect(targetsFor(survey, "nps").map(({ id }) => id)).toEqual(["a", "b"]);
    expect(targetsFor(survey, "b")).toEqual([]);
  });

  it("is complete from the moment it is begun", () => {
    const rule = newRule(survey, "b", "show");
    expect(rule).toEqual({ id: "b-rule", do: "show", question: "b", when: { question: "a", is: "answered" } });
    expect(newRule(survey, "nps", "skip")).toBeNull();
    const ruled = { ...survey, ...(rule && { logic: [rule] }) };
    expect(newRule(ruled, "b", "jump")).toEqual({ id: "b-rule-2", do: "jump", after: "b", to: null });
    expect(rulesOf(ruled, "b")).toHaveLength(1);
    expect(rule && ruleDoing(rule, "jump", ruled)).toEqual({
      ...{ id: "b-rule", do: "jump", after: "b", to: null },
      when: { question: "a", is: "answered" },
    });
    expect(removeRule(ruled, "b-rule")).not.toHaveProperty("logic");
  });
});
