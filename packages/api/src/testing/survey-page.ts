import type { Question, SurveyDefinition } from "@heard/survey";
import { templateScales } from "@heard/survey";
import { type Answers, nextPage } from "@heard/survey/runtime";
import { filledWith } from "../http/survey-page/filled.ts";
import { type FormPage, formPage } from "../http/survey-page/form-page.ts";
import { wordsFor } from "../http/survey-page/words.ts";

/** A text in the three languages, each marked as its own. */
export const inThree = (text: string) => ({ en: text, "zh-Hans": `${text}（简）`, "zh-Hant": `${text}（繁）` });
const noWhy = "One open question is enough here.";

/** One question of each type, with an answer that it takes. */
export const everyType: readonly { question: Question; answer: Answers[string] }[] = [
  {
    question: {
      type: "nps",
      id: "nps",
      metric: "nps",
      scale: templateScales.nps,
      required: true,
      noWhy,
      text: inThree("Recommend"),
    },
    answer: 9,
  },
  {
    question: {
      type: "csat",
      id: "csat",
      metric: "csat",
      scale: templateScales.csat5,
      noWhy,
      text: inThree("Satisfied"),
    },
    answer: 4,
  },
  {
    question: { type: "ces", id: "ces", metric: "ces", scale: templateScales.ces7Easy, noWhy, text: inThree("Easy") },
    answer: 7,
  },
  {
    question: {
      type: "stars",
      id: "stars",
      metric: "csat",
      scale: { key: "stars-5", version: 1, min: 1, max: 5, direction: "higherIsBetter", labels: {} },
      noWhy,
      text: inThree("Packaging"),
    },
    answer: 5,
  },
  {
    question: {
      type: "rating",
      id: "price",
      metric: "price",
      scale: {
        key: "low-high",
        version: 1,
        min: -3,
        max: 3,
        direction: "higherIsBetter",
        labels: { "-3": inThree("Low"), 3: inThree("High") },
      },
      noWhy,
      text: inThree("Price"),
    },
    answer: -2,
  },
  {
    question: {
      type: "single",
      id: "reason",
      text: inThree("What brought you"),
      choices: [
        { id: "buy", text: inThree("To buy") },
        { id: "other", text: inThree("Something else"), other: true },
      ],
    },
    answer: { choice: "other", text: "the cat’s “bell” & more" },
  },
  {
    question: {
      type: "multiple",
      id: "used",
      text: inThree("What did you use"),
      choices: [
        { id: "app", text: inThree("App") },
        { id: "web", text: inThree("Website") },
        { id: "else", text: inThree("Another way"), other: true },
        { id: "none", text: inThree("None"), exclusive: true },
      ],
    },
    answer: ["app", { choice: "else", text: "by pigeon" }],
  },
  {
    question: {
      type: "matrix",
      id: "areas",
      noWhy,
      text: inThree("Each area"),
      rows: [
        { id: "price", text: inThree("Price"), metric: "csat" },
        { id: "range", text: inThree("Range"), metric: "csat" },
      ],
      columns: { scale: templateScales.csat5 },
    },
    answer: { price: 2, range: 5 },
  },
  {
    question: {
      type: "matrix",
      id: "when",
      text: inThree("When"),
      rows: [{ id: "app", text: inThree("App") }],
      columns: {
        choices: [
          { id: "day", text: inThree("Daily") },
          { id: "never", text: inThree("Never") },
        ],
      },
    },
    answer: { app: "never" },
  },
  {
    question: {
      type: "rank",
      id: "matters",
      ranked: 2,
      text: inThree("What matters"),
      choices: [
        { id: "price", text: inThree("Price") },
        { id: "speed", text: inThree("Speed") },
        { id: "care", text: inThree("Care") },
      ],
    },
    answer: ["care", "price"],
  },
  {
    question: { type: "text", id: "story", text: inThree("Tell us") },
    answer: "Two lines,\nthe second </textarea><b>bold</b>",
  },
  { question: { type: "text", id: "order", detail: true, text: inThree("Order number") }, answer: 'A-"1001"' },
  {
    question: {
      type: "number",
      id: "visits",
      least: 0,
      most: 50,
      decimals: 1,
      text: inThree("Visits"),
      unit: inThree("visits"),
    },
    answer: 2.5,
  },
  { question: { type: "date", id: "day", latest: "today", text: inThree("Which day") }, answer: "2026-06-29" },
  {
    question: { type: "file", id: "photo", accepted: ["image/png"], largestBytes: 2048, text: inThree("A photo") },
    answer: { file: "0199", name: 'a "b" <c>.png', mediaType: "image/png", bytes: 12 },
  },
  {
    question: {
      type: "expectation",
      id: "expected",
      text: inThree("Expected"),
      labels: { below: inThree("Below"), as: inThree("As"), above: inThree("Above") },
    },
    answer: "above",
  },
  { question: { type: "consent", id: "contact", purpose: "follow-up", text: inThree("May we write") }, answer: true },
];

/** A survey of these questions. */
export function surveyOf(questions: readonly Question[], over: Partial<SurveyDefinition> = {}): SurveyDefinition {
  return {
    format: "heard-survey/1",
    id: "test",
    version: 1,
    languages: ["en", "zh-Hans", "zh-Hant"],
    defaultLanguage: "en",
    title: inThree("How are we doing"),
    questions: [...questions],
    ending: { thankYou: inThree("Thank you") },
    ...over,
  };
}

/** The first page of a survey as the gateway sends it. */
export async function pageOf(definition: SurveyDefinition, over: Partial<FormPage> = {}): Promise<string> {
  const language = over.language ?? "en";
  const answers = over.answers ?? {};
  const questions = over.questions ?? nextPage(definition, { answers: {}, seed: 7 }) ?? [];
  const { html } = await formPage({
    shop: { name: "Lanternway", logo: null },
    colour: null,
    definition,
    parameters: {},
    seed: 7,
    language,
    words: await wordsFor(language, definition.defaultLanguage),
    questions,
    answers,
    filled: filledWith(questions, answers),
    problems: [],
    token: "token",
    action: "/s/test",
    today: "2026-06-30",
    isTest: false,
    script: null,
    ...over,
  });
  return html;
}

type Tag = { name: string; attributes: Map<string, string>; text: string };
const entities: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };
const unescaped = (text: string) => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);

/** The tags of a page. Pages of ours write attributes in one way only, so this reads them whole. */
export function tagsOf(html: string): Tag[] {
  const body = html.slice(html.indexOf("<body>"));
  return [...body.matchAll(/<([a-z0-9]+)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*>([^<]*)/g)].map(
    ([, name = "", attributes = "", text = ""]) => ({
      name,
      attributes: new Map(
        [...attributes.matchAll(/([a-z-]+)(?:="([^"]*)")?/g)].map(([, key = "", value = ""]) => [
          key,
          unescaped(value),
        ]),
      ),
      text: unescaped(text),
    }),
  );
}

/** What a browser without scripts would send of a page as it stands. */
export function fieldsOf(html: string): URLSearchParams {
  const sent = new URLSearchParams();
  let select = "";
  for (const { name, attributes, text } of tagsOf(html)) {
    const field = attributes.get("name") ?? "";
    if (name === "select") select = field;
    if (name === "option" && attributes.has("selected")) sent.append(select, attributes.get("value") ?? "");
    if (name === "textarea") sent.append(field, text.replace(/^\n/, ""));
    const type = attributes.get("type") ?? "text";
    const isSent = !["radio", "checkbox"].includes(type) || attributes.has("checked");
    if (name === "input" && type !== "file" && isSent) sent.append(field, attributes.get("value") ?? "");
  }
  return sent;
}
