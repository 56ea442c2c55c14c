import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { surveyFromTemplate, surveyTemplates, textsOf } from "@heard/survey";
import { describe, expect, test } from "vitest";
import { everyType, inThree, pageOf, surveyOf, tagsOf } from "../../testing/survey-page.ts";
import { filledBy } from "./filled.ts";

const npsTemplate = surveyTemplates.find(({ key }) => key === "nps") ?? surveyTemplates[0];
if (!npsTemplate) throw new Error("there are no templates");
const twoQuestions = surveyFromTemplate(npsTemplate, { id: "test" });

describe.each(everyType.map((one) => ({ ...one, name: `${one.question.type} ${one.question.id}` })))(
  "a page with $name",
  ({ question }) => {
    test("names every control, and every group of them", async () => {
      const tags = tagsOf(await pageOf(surveyOf([question]), { questions: [question] }));
      const labelled = new Set(
        tags.filter(({ name }) => name === "label").map(({ attributes }) => attributes.get("for")),
      );
      const controls = tags.filter(
        ({ name, attributes }) =>
          ["input", "select", "textarea"].includes(name) &&
          attributes.get("type") !== "hidden" &&
          attributes.get("name") !== "_website",
      );
      expect(controls.length).toBeGreaterThan(0);
      // Either a name of its own, a label elsewhere, or a label around it: radio buttons and boxes are drawn in no other way.
      const isNamed = ({ attributes }: (typeof tags)[number]) =>
        attributes.get("aria-label") ||
        labelled.has(attributes.get("id")) ||
        ["radio", "checkbox"].includes(attributes.get("type") ?? "");
      expect(controls.filter((control) => !isNamed(control))).toEqual([]);
      expect(tags.filter(({ name }) => name === "fieldset").length).toBe(
        tags.filter(({ name }) => name === "legend").length,
      );
      expect(tags.filter(({ name }) => name === "h1")).toHaveLength(1);
    });

    test("has no two elements of one id, and describes by what is there", async () => {
      const problems = [
        { code: "answer_missing" as const, path: `/answers/${question.id}`, value: null, expected: "", params: {} },
      ];
      const tags = tagsOf(await pageOf(surveyOf([question]), { questions: [question], problems }));
      const ids = tags.flatMap(({ attributes }) => attributes.get("id") ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      const described = tags.flatMap(({ attributes }) => attributes.get("aria-describedby")?.split(" ") ?? []);
      expect(described.length).toBeGreaterThan(0);
      expect(described.filter((id) => !ids.includes(id))).toEqual([]);
      const links = tags.filter(({ name, attributes }) => name === "a" && attributes.get("href")?.startsWith("#"));
      expect(links.map(({ attributes }) => attributes.get("href")?.slice(1))).toEqual([`q-${question.id}`]);
      expect(ids).toContain(`q-${question.id}`);
    });

    test("speaks the language of the page throughout", async () => {
      const html = await pageOf(surveyOf([question]), { questions: [question], language: "zh-Hant" });
      expect(html).toContain('<html lang="zh-Hant"');
      expect(html).toContain("（繁）");
      expect(html).not.toContain("（简）");
      expect(html).not.toMatch(/\b(?:Optional|Next|Send|No answer)\b/);
    });
  },
);

describe("words that would be markup", () => {
  const questions = everyType.map(({ question }) => question);
  const corpus = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</textarea><script>alert(1)</script>",
    "</title></style></script><svg onload=alert(1)>",
    "javascript:alert(1)",
    "<!--",
    "]]>",
    "&lt;b&gt;",
    "\u2028</script>",
    "<a href=javascript:alert(1)>",
    "{{parameter.shop|<b>x</b>}}",
  ];
  /** The markup of a page without its words: tags and names of attributes, and whatever stands outside of both and is no word. */
  const markupOf = (html: string) => {
    const body = html.replace(/<style>.*?<\/style>/s, "");
    const wellFormed = /<!?\/?[a-z0-9]+(?:\s+[a-z-]+(?:="[^"<>]*")?)*\s*>/g;
    return {
      tags: (body.match(wellFormed) ?? []).map((tag) => tag.replaceAll(/="[^"]*"/g, "")),
      stray: body.replaceAll(wellFormed, "").match(/[<>]/g),
    };
  };

  const written = (words: string) => {
    const survey = structuredClone(surveyOf(questions, { welcome: inThree("Hello") }));
    for (const { texts } of textsOf(survey)) for (const language of Object.keys(texts)) texts[language] = words;
    return pageOf(survey, { questions, shop: { name: words, logo: null } });
  };

  test.each(corpus)("stay words wherever an author can write: %j", async (words) => {
    const html = await written(words);
    expect(markupOf(html)).toEqual(markupOf(await written("words")));
    expect(markupOf(html).stray).toBeNull();
  });

  const answered = (words: string) =>
    pageOf(surveyOf(questions), {
      questions,
      answers: { elsewhere: words, story: words },
      parameters: { shop: words },
      token: words,
      action: `/s/test?${words}`,
      filled: filledBy({ get: () => words, getAll: () => [words] }),
    });

  test.each(corpus)("stay words wherever a respondent can write: %j", async (words) => {
    const html = await answered(words);
    expect(markupOf(html)).toEqual(markupOf(await answered("words")));
    expect(tagsOf(html).some(({ name, text }) => name === "textarea" && text.includes(words))).toBe(true);
  });

  test("stay words when a question repeats an answer", async () => {
    const [story] = everyType.filter(({ question }) => question.id === "story");
    const asked = { type: "text" as const, id: "more", text: inThree("Why {{answer.story|that}}") };
    const survey = surveyOf([...(story ? [story.question] : []), asked]);
    const html = await pageOf(survey, { questions: [asked], answers: { story: "<script>alert(1)</script>" } });
    expect(html).toContain("Why &lt;script&gt;alert(1)&lt;/script&gt;");
  });
});

describe("the two questions that most people meet", () => {
  test("weigh at most 14,000 bytes compressed with everything, in one request", async () => {
    // As heavy as the script may become: letters by chance, which do not compress.
    const script = Array.from({ length: 190 }, (_, at) => createHash("sha256").update(`${at}`).digest("base64")).join(
      "",
    );
    expect(gzipSync(script).length).toBeGreaterThan(6000);
    const html = await pageOf(twoQuestions, { script, token: "t".repeat(300), colour: "#852b5f" });
    expect(gzipSync(html).length).toBeLessThan(14_000);
    expect(gzipSync(html).length).toBeGreaterThan(3000);
    const fetched = [...html.matchAll(/(?:src|href|url\()=?"?([^" >)]+)/g)]
      .map(([, address]) => address)
      .filter((address) => address !== "data:,");
    expect(fetched).toEqual([]);
  });

  test("say what the ends mean, how long it takes, and send at once", async () => {
    const html = await pageOf(twoQuestions);
    expect(html).toContain("Not at all likely");
    expect(html).toContain("Extremely likely");
    expect(html).toContain("2 questions, about 20 seconds.");
    expect(html).toContain(">Send</button>");
    expect(html).not.toContain("<progress");
    expect(tagsOf(html).filter(({ attributes }) => attributes.get("type") === "radio")).toHaveLength(11);
  });
});

describe("the frame of a page", () => {
  const [nps] = everyType;
  const questions = nps ? [nps.question] : [];

  test("is written from the right in languages that are", async () => {
    const survey = surveyOf(questions, { languages: ["ar", "en"], defaultLanguage: "ar" });
    const html = await pageOf(survey, { language: "ar" });
    expect(html).toContain('<html lang="ar" dir="rtl">');
    // What we have no words for in Arabic is marked as the English that it is.
    expect(html).toMatch(/<div class="go" lang="en">/);
  });

  test("is not for search engines, and offers every language by its own name", async () => {
    const html = await pageOf(surveyOf(questions));
    expect(html).toContain('<meta name="robots" content="noindex,nofollow">');
    for (const name of ["English", "简体", "繁體"]) expect(html).toContain(`>${name}</button>`);
    expect(await pageOf(surveyOf(questions, { languages: ["en"] }))).not.toContain("<nav");
  });

  test("says that a preview keeps nothing", async () => {
    expect(await pageOf(surveyOf(questions), { isTest: true })).toContain("This is a preview.");
  });

  test("presses Next when somebody presses Enter", async () => {
    const [first] = tagsOf(await pageOf(surveyOf(questions))).filter(({ name }) => name === "button");
    expect(first?.attributes.get("value")).toBe("next");
  });
});
