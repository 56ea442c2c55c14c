import { format, lintDefinition, type SurveyDefinition, templateScales, whyOf } from "@heard/survey";
import { describe, expect, it } from "vitest";
import { splitQuestion, splitText } from "./split-question.ts";

const score = {
  ...{ type: "csat" as const, id: "csat", metric: "csat", scale: templateScales.csat5 },
  text: {
    en: "How satisfied are you with the price and quality of our lamps?",
    "zh-Hans": "您对我们灯具的价格和质量满意吗？",
    "zh-Hant": "您對這盞燈滿意嗎？",
  },
};
const survey: SurveyDefinition = {
  ...{
    format,
    id: "s",
    version: 1,
    languages: ["en", "zh-Hans", "zh-Hant"],
    defaultLanguage: "en",
    title: { en: "S" },
  },
  questions: [score, whyOf(score)],
  ending: { thankYou: { en: "Thanks" } },
};
const doubled = (definition: SurveyDefinition) =>
  lintDefinition(definition).filter(({ rule, path }) => rule === "double_barrelled" && path.includes("/text/"));

describe("a text that asks two things", () => {
  it.each([
    [
      "How was the price and quality of it?",
      "the price and quality",
      "How was the price of it?",
      "How was the quality of it?",
    ],
    [
      "Was our staff friendly and knowledgeable?",
      "staff friendly and knowledgeable",
      "Was our staff friendly?",
      "Was our staff knowledgeable?",
    ],
    [
      "How easy was it to find and buy it?",
      "to find and buy",
      "How easy was it to find it?",
      "How easy was it to buy it?",
    ],
    [
      "Rate the speed as well as the accuracy.",
      "the speed as well as the accuracy",
      "Rate the speed.",
      "Rate the accuracy.",
    ],
    ["Was it fast? And was it intact?", "And was it intact?", "Was it fast?", "And was it intact?"],
    ["您对价格和质量满意吗？", "价格和质量", "您对价格满意吗？", "您对质量满意吗？"],
    ["您對價格、品質滿意嗎？", "價格、品質", "您對價格滿意嗎？", "您對品質滿意嗎？"],
  ])("%s", (text, excerpt, first, second) => {
    expect(splitText(text, excerpt)).toEqual([first, second]);
  });

  it("is left alone where its words do not say how", () => {
    expect(splitText("既快又好吗？", "既快又好")).toBeNull();
    expect(splitText("Another text", "price and quality")).toBeNull();
  });
});

describe("a question that asks two things", () => {
  it("becomes two, in every language in which it did, with whys and metrics of their own", () => {
    const excerpts = new Map(doubled(survey).map(({ language = "", excerpt }) => [language, excerpt]));
    expect([...excerpts.keys()]).toEqual(["en", "zh-Hans"]);
    const metrics = [
      { key: "csat", kind: "csat" as const, name: { en: "CSAT" }, isNew: false },
      { key: "quality", kind: "csat" as const, name: { en: "Quality" }, isNew: false },
    ];
    const made = splitQuestion(survey, "csat", {
      excerpts,
      measuring: { metrics, scales: [] },
      takenElsewhere: new Set(["csat-copy"]),
    });
    const asked = made?.definition.questions ?? [];
    expect(asked.map(({ id }) => id)).toEqual(["csat", "csat-why", "csat-copy-2", "csat-why-copy"]);
    expect(made?.id).toBe("csat-copy-2");
    expect(asked[0]?.text["zh-Hans"]).toBe("您对我们灯具的价格满意吗？");
    expect(asked[2]).toMatchObject({ metric: "quality", text: { "zh-Hans": "您对我们灯具的质量满意吗？" } });
    expect(made && doubled(made.definition)).toEqual([]);
  });
});
