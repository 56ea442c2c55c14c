import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Rule } from "./definition.ts";
import { lintRules } from "./lint/finding.ts";
import { lintDefinition, lintText } from "./lint.ts";
import { ces7Easy } from "./templates/scales.ts";
import { en, npsQuestion, satisfactionQuestion, survey, textQuestion, whyQuestion } from "./testing/surveys.ts";

const items = readFileSync(`${import.meta.dirname}/../samples/lint-items.tsv`, "utf8")
  .trim()
  .split("\n")
  .map((line) => line.split("\t"))
  .map(([label = "", language = "", text = ""]) => ({ label, language, text }));

test("the sample has twenty bad and twenty good items in each language", () => {
  const count = (language: string, isGood: boolean) =>
    items.filter((item) => item.language === language && (item.label === "good") === isGood).length;
  for (const language of ["en", "zh-Hans", "zh-Hant"])
    expect([count(language, false), count(language, true)]).toEqual([20, 20]);
});

test.each(items.filter(({ label }) => label !== "good"))("$label is found: $text", ({ label, text }) => {
  const found = lintText(text);
  expect([...new Set(found.map(({ rule }) => rule))]).toEqual([label]);
  for (const { span, excerpt } of found) expect(text.slice(span.start, span.end)).toBe(excerpt);
});

test.each(items.filter(({ label }) => label === "good"))("nothing is found in: $text", ({ text }) => {
  expect(lintText(text)).toEqual([]);
});

describe("a finding stands exactly where the words stand", () => {
  test.each([
    ["Was our staff friendly and knowledgeable?", "staff friendly and knowledgeable"],
    ["您对我们的产品质量和价格满意吗？", "质量和价格"],
    ["您對我們優質的服務滿意嗎？", "優質的服務"],
    ["如果您满意，请给十分。", "给十分"],
    ["麻煩您給我們打１０分，謝謝！", "給我們打１０分"],
    ["请为本次服务打分（1-5分）。", "1-5分"],
    ["Was it fast? And was it whole?", "And was it whole?"],
  ])("%s", (text, excerpt) => {
    expect(lintText(text).map((finding) => finding.excerpt)).toEqual([excerpt]);
  });
});

describe("a survey", () => {
  const rulesIn = (...args: Parameters<typeof survey>) =>
    lintDefinition(survey(...args)).map(({ rule, path, language }) => [rule, path, language]);

  test("is looked through in each of its languages, and by the place of each text", () => {
    const text = { en: "How was it?", "zh-Hans": "我们优质的服务如何？" };
    const questions = [{ ...satisfactionQuestion, text }];
    expect(rulesIn({ languages: ["en", "zh-Hans"], questions })).toEqual([
      ["leading", "/questions/0/text/zh-Hans", "zh-Hans"],
    ]);
  });

  test("says no direction where labels say it, and says it where nothing does", () => {
    expect(rulesIn({ questions: [{ ...satisfactionQuestion, text: en("Rate our service from 1 to 5.") }] })).toEqual(
      [],
    );
    expect(rulesIn({ questions: [{ type: "number", id: "n", text: en("Rate our service from 1 to 5.") }] })).toEqual([
      ["direction_missing", "/questions/0/text/en", "en"],
    ]);
  });

  test("has labels that agree with its direction", () => {
    const question = { ...satisfactionQuestion, type: "ces" as const };
    const turned = { ...ces7Easy, direction: "lowerIsBetter" as const };
    expect(rulesIn({ questions: [{ ...question, scale: ces7Easy }] })).toEqual([]);
    expect(rulesIn({ questions: [{ ...question, scale: turned }] })).toEqual([
      ["direction_contradicted", "/questions/0/scale/labels/1/en", "en"],
    ]);
  });

  test("coaches nobody in its thanks or hints, though those may name two things", () => {
    const ending = { thankYou: en("Thank you and goodbye. Please give us five stars!") };
    expect(rulesIn({ ending })).toEqual([["score_coaching", "/ending/thankYou/en", "en"]]);
  });

  test("is not longer than people bear, whys aside", () => {
    const questions = (count: number) => Array.from({ length: count }, (_, at) => textQuestion(`t-${at}`));
    expect(rulesIn({ questions: questions(20) })).toEqual([]);
    expect(rulesIn({ questions: questions(21) })).toEqual([["survey_long", "/questions", undefined]]);
  });

  test("lists the question that nothing leads to, and the rule that never applies", () => {
    const never: Rule = {
      id: "never",
      do: "show",
      question: "more",
      when: {
        all: [
          { question: "nps", is: "atLeast", value: 9 },
          { question: "nps", is: "atMost", value: 6 },
        ],
      },
    };
    expect(rulesIn({ questions: [npsQuestion, whyQuestion, textQuestion("more")], logic: [never] })).toEqual([
      ["unreachable", "/questions/2", undefined],
      ["rule_dead", "/logic/0", undefined],
    ]);
  });
});

test("every rule is exercised above", () => {
  const source = readFileSync(import.meta.filename, "utf8") + JSON.stringify(items);
  expect(lintRules.filter((rule) => !source.includes(rule))).toEqual([]);
});

test("a long text takes no long time", () => {
  for (const filler of ["and ", "和", "请给", "1-5 ", "a/b", "our very "]) {
    const text = filler.repeat(Math.ceil(5000 / filler.length));
    const before = performance.now();
    lintText(text);
    expect(performance.now() - before).toBeLessThan(2000);
  }
});
