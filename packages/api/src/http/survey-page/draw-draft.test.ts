import { surveyFromTemplate, surveyTemplates } from "@heard/survey";
import { describe, expect, test } from "vitest";
import { type DrawSurveyInput, drawDraft } from "./draw-draft.ts";
import { logoPlace } from "./logo-place.ts";

const [template] = surveyTemplates;
if (!template) throw new Error("there are templates");
const definition = surveyFromTemplate(template, { id: "relationship" });
const now = () => new Date("2026-06-30T09:00:00Z");
const draw = async (more: Partial<DrawSurveyInput> = {}) =>
  (
    await drawDraft(
      {
        ...{ definition, language: "zh-Hans", show: { question: "nps" }, colour: null },
        ...{ shop: { name: "Tea & Co", hasLogo: false }, ...more },
      },
      now,
    )
  )?.html ?? null;

describe("a page of a draft", () => {
  test("is the page that respondents get, in the language that is written, with nothing that runs", async () => {
    const html = await draw();
    expect(html).toContain("您向朋友或同事推荐我们的可能性有多大？");
    expect(html).toContain('lang="zh-Hans"');
    expect(html).toContain("Tea &amp; Co");
    expect(html).not.toContain("<script");
  });

  test("shows what cannot be reached without an answer, the end, and a place for the logo", async () => {
    const [score, why] = definition.questions;
    const ruled = {
      ...definition,
      questions: [score, why, { type: "text", id: "more", text: { en: "What went wrong?", "zh-Hans": "哪里不好？" } }],
      logic: [{ id: "r", do: "show", question: "more", when: { question: "nps", is: "atMost", value: 6 } }],
    };
    expect(await draw({ definition: ruled, show: { question: "more" } })).toContain("哪里不好？");
    expect(await draw({ show: "ending" })).toContain("谢谢您");
    const leading = { ...definition, ending: { redirect: "https://shop.example/thanks" } };
    const end = await draw({ definition: leading, show: "ending", shop: { name: "Tea & Co", hasLogo: true } });
    expect(end).toContain("shop.example");
    expect(end).not.toContain("https://shop.example/thanks");
    expect(end).toContain(`src="${logoPlace}"`);
  });

  test("opens at the question that is written, where that is not the first of its page", async () => {
    const second = { type: "text", id: "more", text: { en: "Anything else?", "zh-Hans": "还有吗？" } };
    const longer = { ...definition, questions: [...definition.questions, second] };
    const opening = (question: string) => draw({ definition: longer, show: { question } });
    expect(await opening("more")).toContain("#q-more{scroll-initial-target:nearest}");
    expect(await opening("nps")).not.toContain("scroll-initial-target");
  });

  test("names what has no words yet, so that every control has a name", async () => {
    const asked = { text: { en: "Which?", "zh-Hans": "哪个？" } };
    const choices = [
      { id: "one", text: {} },
      { id: "two", text: { en: "Two", "zh-Hans": " " } },
    ];
    for (const question of [
      { type: "single", id: "pick", ...asked, choices },
      { type: "rank", id: "pick", ...asked, choices },
      { type: "matrix", id: "pick", ...asked, rows: choices, columns: { choices } },
    ])
      expect(
        await draw({ definition: { ...definition, questions: [question] }, show: { question: "pick" } }),
        question.type,
      ).toContain("…");
    const wordless = { type: "text", id: "pick", text: {} };
    const drawn = await draw({ definition: { ...definition, questions: [wordless] }, show: { question: "pick" } });
    expect(drawn).toMatch(/<label for="pick">…/);
  });

  test("is drawn while the address at its end is still being typed", async () => {
    for (const redirect of ["", "http", "https://"])
      for (const show of [{ question: "nps" }, "ending"] as const)
        expect(await draw({ definition: { ...definition, ending: { redirect } }, show })).not.toBeNull();
  });

  test("is drawn as a letter carries it and as a device in a shop shows it", async () => {
    const letter = (await draw({ as: "letter" })) ?? "";
    expect(letter).toContain("您向朋友或同事推荐我们的可能性有多大？");
    expect(letter).not.toContain("href");
    const [, why] = definition.questions;
    const withoutScore = { ...definition, questions: [why] };
    const begun = (await draw({ as: "letter", definition: withoutScore, colour: "#0b6876" })) ?? "";
    expect(begun).toContain("开始回答");
    expect(begun).toContain("#0b6876");
    const kiosk = (await draw({ as: "kiosk" })) ?? "";
    expect(kiosk).toContain("data-kiosk");
    expect(kiosk).not.toContain("<script");
  });

  test("is not drawn of what is no survey, and writes in a language that the survey speaks", async () => {
    expect(await draw({ definition: { questions: "<b>" } })).toBeNull();
    expect(await draw({ language: "fr" })).toContain("how likely are you to recommend us");
    expect(await draw({ show: { question: "gone" } })).not.toBeNull();
  });

  test("escapes whatever stands in the draft", async () => {
    const wild = { ...definition, title: { ...definition.title, "zh-Hans": "</title><img src=x onerror=alert(1)>" } };
    expect(await draw({ definition: wild })).not.toContain("<img src=x");
  });
});
