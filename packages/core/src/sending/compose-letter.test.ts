import { type SurveyDefinition, surveyFromTemplate, surveyTemplates } from "@heard/survey";
import { describe, expect, test } from "vitest";
import { composeLetter, inlineQuestion } from "./compose-letter.ts";

const template = surveyTemplates.find(({ key }) => key === "nps");
if (!template) throw new Error("there is a template of NPS");
const definition = surveyFromTemplate(template, { id: "relationship", languages: ["en"] });
const extra = { type: "date" as const, id: "day", text: { en: "When?" } };

describe("the question in a letter", () => {
  test("is the first, where it is a score that everybody meets first", () => {
    expect(inlineQuestion(definition)?.id).toBe("nps");
    expect(inlineQuestion({ questions: [extra, ...definition.questions] })).toBeNull();
  });

  test.each<[string, Partial<SurveyDefinition>]>([
    ["some meet another one first", { questions: [...definition.questions, extra], shuffle: [["nps", "day"]] }],
    [
      "a link can lead past it",
      { logic: [{ id: "r", do: "skip", question: "nps", when: { parameter: "shop", is: "given" } }] },
    ],
  ])("is none where %s", (_, change) => {
    expect(inlineQuestion({ ...definition, ...change })).toBeNull();
  });

  const letterIn = async (language: string) => {
    const { html, text } = await composeLetter({
      ...{ definition, surveyName: "Relationship", organisationName: "Lanternway", colour: null },
      letter: {
        senderName: "Lanternway",
        senderAddress: null,
        replyTo: null,
        texts: { en: { subject: "s", body: "b" } },
      },
      ...{ language, contactName: null, isInline: true },
      links: { survey: "https://ask.example/s/relationship?i=token", stop: null },
    });
    return { html, text };
  };

  test("is named by each of its points, so that no other question takes them", async () => {
    expect((await letterIn("en")).html).toContain(
      'href="https://ask.example/s/relationship?i=token&amp;answer=nps.10"',
    );
  });

  test("has an address for each of its points in plain text as well", async () => {
    const { text } = await letterIn("en");
    const lines = [...text.matchAll(/^(\d+)(?: \([^)]+\))?: (\S+)$/gm)].map(([, point, link]) => [point, link]);
    expect(lines).toEqual(
      Array.from({ length: 11 }, (_, at) => [
        String(at),
        `https://ask.example/s/relationship?i=token&answer=nps.${at}`,
      ]),
    );
    expect(text).toContain("Answer here:\nhttps://ask.example/s/relationship?i=token\n");
    expect((await letterIn("zh-Hant")).text).toContain("或直接選擇分數：");
  });

  test("stands in two rows as on the page, and no point is left over in a line of its own", async () => {
    const rows = (await letterIn("en")).html.match(/<tr>.*?<\/tr>/g) ?? [];
    expect(rows.map((row) => [...row.matchAll(/<td.*?<\/td>/g)].map(([cell]) => cell.replace(/<.*?>/g, "")))).toEqual([
      ["0", "1", "2", "3", "4", "5"],
      ["", "6", "7", "8", "9", "10"],
    ]);
  });

  test("is written in Traditional forms to whoever reads those", async () => {
    expect((await letterIn("zh-Hant")).html).toContain("PingFang TC");
    expect((await letterIn("zh-Hans")).html).toContain("PingFang SC");
  });
});
