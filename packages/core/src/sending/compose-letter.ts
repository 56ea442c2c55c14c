import { type Locale, loadMessages, localeOf, type Messages } from "@heard/messages";
import { type ScoreQuestion, type SurveyDefinition, textIn } from "@heard/survey/runtime";
import { html } from "hono/html";
import { createTranslator } from "use-intl/core";
import { filledLetter, withoutName } from "../distributions/rules.ts";
import type { Letter } from "../distributions/schema.ts";

/** What a letter to one person is made of. */
export type LetterParts = {
  definition: SurveyDefinition;
  surveyName: string;
  organisationName: string;
  /** White reads on it. */
  colour: string | null;
  letter: Letter;
  /** One that the survey speaks. */
  language: string;
  /** `null` when it is not known. */
  contactName: string | null;
  /** Whether the first question stands in the letter. */
  isInline: boolean;
  /** Where the survey opens for this person, where they say no, and the picture that tells that the letter was opened. */
  links: { survey: string; stop: string | null; picture?: string | null };
};
export type ComposedLetter = { subject: string; text: string; html: string };

const ownColour = "#852B5F";

/**
 * A letter in both its forms, each whole by itself. Links only open pages: mail programs follow them by themselves, so nothing may be stored or
 * stopped by having been looked at.
 */
export async function composeLetter(parts: LetterParts): Promise<ComposedLetter> {
  const { language, definition, links } = parts;
  const say = await wordsIn(language, definition.defaultLanguage);
  const { subject, body } = writtenIn(parts);
  const question = parts.isInline ? inlineQuestion(definition) : null;
  const asked = question ? textIn(question.text, language, definition.defaultLanguage) : null;
  const why = say("why", { organisation: parts.organisationName });
  const text = [
    body,
    ...(asked === null ? [] : [asked]),
    ...(body.includes(links.survey) ? [] : [`${say("answerHere")}\n${links.survey}`]),
    ...(question === null ? [] : [[say("answerDirectly"), ...pointLines(parts, question)].join("\n")]),
    ["-- ", why, ...(links.stop === null ? [] : [`${say("stopHere")}\n${links.stop}`])].join("\n"),
  ].join("\n\n");
  return { subject, text, html: await htmlOf(parts, { say, subject, body, question, asked, why }) };
}

/** A short message, with the link at its end where its text does not place it. */
export function composeMessage(parts: LetterParts): string {
  const { body } = writtenIn(parts);
  return body.includes(parts.links.survey) ? body : `${body} ${parts.links.survey}`;
}

/** The question that a letter can carry: the first, when it is a score, and when everybody meets it first. */
export function inlineQuestion({
  questions,
  logic = [],
  shuffle = [],
}: Pick<SurveyDefinition, "questions" | "logic" | "shuffle">): ScoreQuestion | null {
  const [first] = questions;
  if (!first || !("scale" in first)) return null;
  const isRuled = logic.some((rule) => rule.do !== "jump" && rule.question === first.id);
  return isRuled || shuffle.flat().includes(first.id) ? null : first;
}

/** The organisation's own words, filled in. */
function writtenIn({ letter, language, definition, contactName, organisationName, surveyName, links }: LetterParts) {
  const texts = letter.texts[language] ?? letter.texts[definition.defaultLanguage] ?? Object.values(letter.texts)[0];
  if (!texts) throw new Error(`The letter has no text, in ${language} or any other language`);
  const fill = (text: string) =>
    filledLetter(contactName === null ? withoutName(text) : text, {
      ...(contactName !== null && { name: contactName }),
      organisation: organisationName,
      survey: surveyName,
      link: links.survey,
    });
  // A subject is one line, whatever a name holds.
  return { subject: fill(texts.subject).replace(/\s+/g, " ").trim(), body: fill(texts.body).trim() };
}

type Say = (key: string, params?: Record<string, string>) => string;
const translators = new Map<Locale, Promise<Say>>();

/** The words of ours, in the reader's language or the nearest that the product speaks. */
function wordsIn(language: string, fallback: string): Promise<Say> {
  const locale = localeOf(language) ?? localeOf(fallback) ?? "en";
  const known = translators.get(locale) ?? load(locale);
  translators.set(locale, known);
  return known;
}

async function load(locale: Locale): Promise<Say> {
  const { letters }: Pick<Messages, "letters"> = await loadMessages(locale);
  return createTranslator({ locale, messages: { letters }, namespace: "letters" }) as unknown as Say;
}

type LetterPoint = ReturnType<typeof pointsIn>[number];
type Html = ReturnType<typeof html>;
type Written = {
  say: Say;
  subject: string;
  body: string;
  question: ScoreQuestion | null;
  asked: string | null;
  why: string;
};

async function htmlOf(parts: LetterParts, { say, subject, body, question, asked, why }: Written): Promise<string> {
  const { language, links, organisationName } = parts;
  const fill = parts.colour ?? ownColour;
  const paragraphs = body
    .split(/\n{2,}/)
    .map((part) => html`<p style="margin:0 0 16px">${linesOf(part, links.survey)}</p>`);
  const begin = html`<p style="margin:24px 0"><a href="${links.survey}" style="display:inline-block;padding:12px 24px;border-radius:6px;background:${fill};color:#ffffff;text-decoration:none;font-weight:600">${say("begin")}</a></p>`;
  return String(
    await html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${subject}</title></head>
<body style="margin:0;background:#f7f5f4;color:#221c20;font:16px/${isHan(language) ? "1.6" : "1.5"} ${facesOf(language)}">
<div style="max-width:560px;margin:0 auto;padding:24px 8px"><div style="background:#ffffff;padding:24px 20px;border-radius:8px">
<p style="margin:0 0 20px;font-weight:600">${organisationName}</p>${paragraphs}${
      question && asked !== null
        ? html`<p style="margin:24px 0 12px;font-weight:600">${asked}</p>${pointsOf(parts, question)}`
        : begin
    }</div>
<p style="margin:16px 8px;font-size:13px;color:#554d52">${why}${
      links.stop === null ? "" : html` <a href="${links.stop}" style="color:#554d52">${say("stop")}</a>`
    }</p>${links.picture ? html`<img src="${links.picture}" alt="" width="1" height="1">` : ""}</div></body></html>`,
  );
}

const isHan = (language: string): boolean => localeOf(language)?.startsWith("zh") ?? false;

/** Traditional text in Traditional forms: which Han face stands first decides it. */
function facesOf(language: string): string {
  const han =
    localeOf(language) === "zh-Hant"
      ? "'PingFang TC','Microsoft JhengHei','Noto Sans CJK TC'"
      : "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC'";
  return `system-ui,-apple-system,${han},sans-serif`;
}

/** One paragraph with its line ends, and the address in it to be followed. */
function linesOf(paragraph: string, link: string): Html[] {
  return paragraph.split("\n").map((line, at) => {
    const [before = "", ...after] = line.split(link);
    const linked = after.map((part) => html`<a href="${link}">${link}</a>${part}`);
    return html`${at > 0 ? html`<br>` : ""}${before}${linked}`;
  });
}

/** As many in a row as on the survey page; a last row that is not full ends where the first does, so that the highest point stands under the highest. */
function rowsOf<Point>(points: readonly Point[]): (Point | null)[][] {
  const columns = points.length <= 6 ? points.length : Math.ceil(points.length / 2);
  const rest = points.slice(columns);
  if (rest.length === 0) return [[...points]];
  return [points.slice(0, columns), [...Array<null>(columns - rest.length).fill(null), ...rest]];
}

/** The points of a scale, from the lowest, each with what it is called on the page and the address that opens the page with it chosen. */
function pointsIn({ language, definition, links }: LetterParts, { id, scale }: ScoreQuestion) {
  return Array.from({ length: scale.max - scale.min + 1 }, (_, at) => {
    const point = scale.min + at;
    const texts = Object.hasOwn(scale.labels, point) ? scale.labels[String(point)] : undefined;
    return {
      point,
      label: texts ? textIn(texts, language, definition.defaultLanguage) : "",
      // Each names its question: by the time it is pressed, another version may ask another one first.
      link: `${links.survey}&answer=${id}.${point}`,
    };
  });
}

/** The same choice for whoever reads letters as plain text: an address a line. */
const pointLines = (parts: LetterParts, question: ScoreQuestion): string[] =>
  pointsIn(parts, question).map(({ point, label, link }) => `${point}${label === "" ? "" : ` (${label})`}: ${link}`);

/**
 * The points of a scale as links that open the page with this one chosen. The ends are named as they are on the page.
 */
function pointsOf(parts: LetterParts, question: ScoreQuestion): Html {
  const { scale } = question;
  const points = pointsIn(parts, question);
  const [low, high] = [points[0]?.label, points.at(-1)?.label];
  const rows = rowsOf(points);
  const cell = (point: LetterPoint | null) =>
    html`<td style="width:${100 / (rows[0]?.length ?? 1)}%;padding:0 4px 6px 0">${
      point === null
        ? ""
        : html`<a href="${point.link}" style="display:block;padding:10px 0;border:1px solid #8d8883;border-radius:6px;color:#221c20;text-align:center;text-decoration:none">${point.point}</a>`
    }</td>`;
  return html`<div style="max-width:340px"><p style="margin:0 0 6px;font-size:13px;color:#554d52">${scale.min} ${low}</p><table role="presentation" cellspacing="0" cellpadding="0" style="width:100%;border-collapse:collapse">${rows.map(
    (row) => html`<tr>${row.map(cell)}</tr>`,
  )}</table><p style="margin:0 4px 8px 0;font-size:13px;color:#554d52;text-align:right">${high} ${scale.max}</p></div>`;
}
