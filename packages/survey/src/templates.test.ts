import { describe, expect, test } from "vitest";
import { checkDefinition } from "./check-definition.ts";
import { lintDefinition } from "./lint.ts";
import * as scales from "./templates/scales.ts";
import { surveyFromTemplate, surveyTemplates } from "./templates.ts";
import { npsQuestion, survey } from "./testing/surveys.ts";
import { withWhys } from "./why.ts";

const template = (key: string) => {
  const found = surveyTemplates.find((one) => one.key === key);
  if (!found) throw new Error(`no template ${key}`);
  return surveyFromTemplate(found, { id: key });
};

test("there is a template for everything that the sources ask", () => {
  expect(surveyTemplates.map(({ key }) => key)).toEqual([
    "nps",
    "csat-support",
    "csat-purchase",
    "csat-onboarding",
    "ces-support",
    "ces-information",
    "ces-question",
    "ces-purchase",
    "ces-trial",
    "agent-items",
    "other-areas",
    "six-drivers",
    "expectation",
    "case-follow-up",
  ]);
});

describe.each(surveyTemplates)("template $key", (template) => {
  const metrics = template.metrics.map(({ key, kind }) => ({ key, kind }));
  const catalogue = { metrics, scales: Object.values(scales).flatMap((scale) => ("key" in scale ? [scale] : [])) };

  test("may be published as it is, with the metrics that it brings", () => {
    const definition = surveyFromTemplate(template, { id: template.key });
    expect(checkDefinition(definition, { catalogue })).toEqual({ definition });
    expect(definition.languages).toEqual(["en", "zh-Hans", "zh-Hant"]);
  });

  test("may be published in one language, and then holds no other", () => {
    const definition = surveyFromTemplate(template, { id: template.key, languages: ["zh-Hant"] });
    expect(checkDefinition(definition)).toEqual({ definition });
    expect(JSON.stringify(definition)).not.toMatch(/"en":|"zh-Hans":/);
  });

  test("keeps the templates as they are", () => {
    const before = JSON.stringify(template);
    surveyFromTemplate(template, { id: "a", languages: ["en"] });
    expect(JSON.stringify(template)).toBe(before);
  });
});

test("NPS and CES have the sources' wording, scale and direction", () => {
  const [nps, why] = template("nps").questions;
  expect(nps).toMatchObject({
    text: { "zh-Hans": "从 0 到 10，您向朋友或同事推荐我们的可能性有多大？" },
    scale: { min: 0, max: 10, direction: "higherIsBetter" },
  });
  expect(why).toMatchObject({ whyOf: "nps", text: { "zh-Hans": "也许您想告诉我们为什么？" } });
  expect(template("ces-support").questions[0]).toMatchObject({
    text: { en: "How easy was it to solve your issue today?" },
    scale: { min: 1, max: 7, direction: "higherIsBetter", labels: { 1: { en: "Very hard" }, 7: { en: "Very easy" } } },
  });
});

/** What a question of a template asks, in the words of the list; each on its scale, and which end of it is good. */
const asked = ({ questions }: ReturnType<typeof template>) =>
  questions.flatMap((question) => {
    const on = (scale: { min: number; max: number; direction: string }) =>
      `${scale.min}–${scale.max} ${scale.direction === "higherIsBetter" ? "↑" : "↓"}`;
    const text = question.text["zh-Hans"];
    if ("whyOf" in question && question.whyOf !== undefined) return [];
    if (question.type === "matrix" && "scale" in question.columns)
      return [`matrix ${on(question.columns.scale)}: ${question.rows.map((row) => row.text["zh-Hans"]).join(" · ")}`];
    return [`${question.type}${"scale" in question ? ` ${on(question.scale)}` : ""}: ${text}`];
  });

test.each([
  ["nps", ["nps 0–10 ↑: 从 0 到 10，您向朋友或同事推荐我们的可能性有多大？"]],
  ["csat-support", ["csat 1–5 ↑: 请您对最近一次支持服务的满意度进行评分，1 表示非常不满意，5 表示非常满意。"]],
  ["csat-purchase", ["csat 1–5 ↑: 请您对所购买的产品或服务的满意度进行评分，1 表示非常不满意，5 表示非常满意。"]],
  [
    "csat-onboarding",
    [
      "csat 1–5 ↑: 请您对入门引导的满意度进行评分，1 表示非常不满意，5 表示非常满意。",
      "matrix 1–5 ↑: 入门指南 · 教学视频 · 培训课 · 协助您的人员",
    ],
  ],
  ["ces-support", ["ces 1–7 ↑: 您今天解决问题有多容易？"]],
  ["ces-information", ["ces 1–7 ↑: 您今天找到所需信息有多容易？"]],
  ["ces-question", ["ces 1–7 ↑: 您今天得到问题的答复有多容易？"]],
  ["ces-purchase", ["ces 1–7 ↑: 您今天完成购买有多容易？"]],
  ["ces-trial", ["ces 1–7 ↑: 您注册免费试用有多容易？"]],
  ["agent-items", ["matrix 1–5 ↑: 对产品或服务的了解和理解 · 沟通和响应 · 专业精神 · 问题解决的及时性和有效性"]],
  [
    "other-areas",
    [
      "matrix 1–5 ↑: 质量和可靠性 · 产品或服务的利益",
      "rating 1–5 ↑: 您再次向我们购买的可能性有多大？",
      "rating 1–5 ↑: 如果今天是您第一次选择，您选择我们的可能性有多大？",
    ],
  ],
  ["six-drivers", ["matrix 1–5 ↑: 产品质量 · 客户服务 · 与我们打交道的便利程度 · 个性化 · 品牌声誉 · 价格与价值"]],
  ["expectation", ["expectation: 与您的期望相比，这次体验如何？", "single: 您的期望主要来自哪里？"]],
])("%s asks what the list says, on its scale and in its direction", (key, list) => {
  expect(asked(template(key))).toEqual(list);
});

test("the batteries have four, four and six items", () => {
  const count = (key: string) => surveyTemplates.find((one) => one.key === key)?.metrics.length;
  expect([count("agent-items"), count("other-areas"), count("six-drivers")]).toEqual([4, 4, 6]);
});

// The sources themselves ask two things in one item. The wording stays theirs; the lint says it all the same.
test("the lint finds in the templates what the sources join, and nothing else", () => {
  const found = surveyTemplates.flatMap((one) =>
    lintDefinition(surveyFromTemplate(one, { id: one.key })).map(({ rule, language, excerpt }) => [
      rule,
      language,
      excerpt,
    ]),
  );
  expect(found.filter(([rule]) => rule !== "double_barrelled")).toEqual([]);
  expect(found.filter(([, language]) => language === "en").map(([, , excerpt]) => excerpt)).toEqual([
    "Knowledge and understanding",
    "Communication and responsiveness",
    "Timeliness and effectiveness",
    "Quality and reliability",
    "Price and value",
  ]);
  expect(found.filter(([, language]) => language === "zh-Hans")).toHaveLength(5);
  expect(found.filter(([, language]) => language === "zh-Hant")).toHaveLength(5);
});

test("a score without a why gets one, unless a reason says why not", () => {
  const bare = survey({ questions: [npsQuestion] });
  expect(withWhys(bare).questions.map(({ id }) => id)).toEqual(["nps", "nps-why"]);
  expect(withWhys(withWhys(bare))).toEqual(withWhys(bare));
  const reasoned = survey({ questions: [{ ...npsQuestion, noWhy: "Asked in the call." }] });
  expect(withWhys(reasoned)).toEqual(reasoned);
});
