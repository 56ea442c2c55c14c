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
