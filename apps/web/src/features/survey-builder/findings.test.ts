import { format, lintDefinition, type SurveyDefinition, templateScales, whyOf } from "@heard/survey";
import { describe, expect, it } from "vitest";
import { findingsOf, isAt, placeOf, withoutWords } from "./findings.ts";

const score = {
  ...{ type: "nps" as const, id: "nps", metric: "nps", scale: templateScales.nps },
  text: { en: "How likely are you to recommend us?", "zh-Hans": "您有多大可能推荐我们？" },
  hint: { en: "Please give us a 10.", "zh-Hans": "满意的话，请给十分，您的鼓励是我们的动力。" },
};
const survey: SurveyDefinition = {
  ...{ format, id: "s", version: 1, languages: ["en", "zh-Hans"], defaultLanguage: "en", title: { en: "S" } },
  questions: [score, whyOf(score)],
  logic: [{ id: "r", do: "skip", question: "nps-why", when: { question: "nps", is: "atLeast", value: 9 } }],
  ending: { thankYou: { en: "Thanks" } },
};

describe("what the check says", () => {
  it("stands beside the question and field that it is about, in its language", () => {
    expect(placeOf("/questions/0/hint/zh-Hans", survey)).toEqual({
      ...{ place: { question: "nps" }, field: "hint", language: "zh-Hans", rule: null },
    });
    expect(placeOf("/questions/0/scale/labels/10/en", survey)).toMatchObject({
      field: "scale/labels/10",
      language: "en",
    });
    expect(placeOf("/logic/0/when/value", survey)).toMatchObject({ place: { question: "nps-why" }, rule: "r" });
    expect(placeOf("/ending/thankYou/zh-Hans", survey)).toMatchObject({ place: "ending", field: "ending/thankYou" });
    expect(placeOf("/title/zh-Hans", survey)).toMatchObject({ place: "opening", field: "title" });
    expect(placeOf("/parameters/2/segment", survey)).toMatchObject({ place: "parameters", language: null });
    expect(placeOf("/questions", survey)).toMatchObject({ place: "survey" });
  });

  it("offers to take out what pushes for a score", () => {
    const found = findingsOf({ problems: [], findings: lintDefinition(survey) }, survey);
    const coaching = found.find(({ text, language }) => text.code === "score_coaching" && language === "zh-Hans");
    expect(coaching).toMatchObject({ isMust: false, field: "hint" });
    expect(coaching && isAt(coaching, "nps")).toBe(true);
    expect(coaching?.excerpt).toContain("给十分");
  });
});

it("the part of a sentence that pushes is taken out whole", () => {
  expect(withoutWords("满意的话，请给十分，您的鼓励是我们的动力。", "给十分")).toEqual({
    ...{ words: "请给十分", rest: "满意的话，您的鼓励是我们的动力。" },
  });
  expect(withoutWords("Tell us. Please give us a 10.", "give us a 10")).toEqual({
    ...{ words: "Please give us a 10", rest: "Tell us." },
  });
  expect(withoutWords("Choose freely, or give us a 10", "give us a 10")).toMatchObject({ rest: "Choose freely" });
  expect(withoutWords("Give us a 10", "Give us a 10")).toBeNull();
  expect(withoutWords("Tell us.", "nothing of that")).toBeNull();
});
