import { composeLetter } from "@heard/core/sending/compose-letter";
import { loadMessages, localeOf } from "@heard/messages";
import { fillPipes, pagesOf, type Question, readDefinition, type SurveyDefinition, textIn } from "@heard/survey";
import * as z from "zod";
import { placeOf } from "./fields.ts";
import { filledWith } from "./filled.ts";
import { formPage } from "./form-page.ts";
import { logoPlace } from "./logo-place.ts";
import { noticePage } from "./notice-page.ts";
import { wordsFor } from "./words.ts";

export const DrawSurveyInput = z.strictObject({
  definition: z.unknown(),
  language: z.string().max(35),
  /** The question whose page is drawn, or the end. */
  show: z.union([z.strictObject({ question: z.string().max(60) }), z.literal("ending")]),
  /** How it comes to respondents: in a letter only its first question stands. */
  as: z.enum(["page", "kiosk", "letter"]).default("page"),
  /** What the page wears. */
  shop: z.strictObject({ name: z.string().max(200), hasLogo: z.boolean() }),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, "a colour such as #1a4d8f")
    .nullable(),
});
export type DrawSurveyInput = z.input<typeof DrawSurveyInput>;

/** Leads nowhere, and is not shown. */
const anyAddress = "https://survey.example/";

/**
 * A page of a draft as respondents would meet it, by the very templates of the survey pages; drawn for whoever asked, and kept nowhere. `null` for
 * what has not the form of a survey.
 */
export async function drawDraft(input: DrawSurveyInput, now: () => Date): Promise<{ html: string } | null> {
  const { shop, colour, as } = DrawSurveyInput.parse(input);
  const read = readDefinition(input.definition);
  if ("problems" in read) return null;
  const language = read.definition.languages.includes(input.language)
    ? input.language
    : read.definition.defaultLanguage;
  const definition = withoutBlanks(read.definition, language);
  if (as === "letter") return { html: await drawnLetter(definition, { language, name: shop.name, colour }) };
  const words = await wordsFor(language, definition.defaultLanguage);
  const look = {
    shop: { name: shop.name, logo: shop.hasLogo ? logoPlace : null },
    colour,
    language,
    words,
    script: null,
  };
  if (input.show === "ending") return noticePage({ ...look, ...endingOf(definition, language, words) });
  const { question } = input.show;
  const questions = pageWith(definition, question);
  const page = await formPage({
    ...{ ...look, definition, questions, parameters: {}, seed: 0, answers: {}, problems: [] },
    ...{ filled: filledWith([], {}), token: "", action: "", today: now().toISOString().slice(0, 10), isTest: false },
    ...(as === "kiosk" && { mode: as }),
  });
  const isBelow = questions.slice(1).some(({ id }) => id === question);
  return { html: isBelow ? beginningAt(page.html, question) : page.html };
}

/** A page without a script opens at its top. Where a browser knows how, one that is long opens at the question that is written. */
const beginningAt = (html: string, question: string): string =>
  html.replace("</style>", `#${placeOf(question)}{scroll-initial-target:nearest}</style>`);

/** What can be chosen and has no words yet is a row of dots: a control without a name is none for many. */
function withoutBlanks(definition: SurveyDefinition, language: string): SurveyDefinition {
  const named = <Part extends { text: Record<string, string> }>(part: Part): Part =>
    textIn(part.text, language, definition.defaultLanguage).trim() === ""
      ? { ...part, text: { ...part.text, [language]: "…" } }
      : part;
  const whole = (question: Question): Question => {
    if ("choices" in question) return { ...question, choices: question.choices.map(named) };
    if (question.type !== "matrix") return question;
    const { rows, columns } = question;
    return {
      ...question,
      rows: rows.map(named),
      columns: "choices" in columns ? { choices: columns.choices.map(named) } : columns,
    };
  };
  return { ...definition, questions: definition.questions.map((question) => named(whole(question))) };
}

/** The letter with which sendings begin, with the first question in it where a letter can carry that. A picture: nothing in it can be followed. */
async function drawnLetter(
  definition: SurveyDefinition,
  { language, name, colour }: { language: string; name: string; colour: string | null },
): Promise<string> {
  const { draft } = (await loadMessages(localeOf(language) ?? "en")).letters;
  const texts = { [language]: { subject: draft.subject, body: draft.body } };
  const { html } = await composeLetter({
    ...{ definition, language, colour, organisationName: name, contactName: null, isInline: true },
    surveyName: textIn(definition.title, language, definition.defaultLanguage),
    letter: { senderName: name, senderAddress: null, replyTo: null, texts },
    links: { survey: anyAddress, stop: anyAddress },
  });
  return html.replaceAll(/ href="[^"]*"/g, "");
}

/** The page on which a question stands. One to which only some answers lead is shown alone, with its whys. */
function pageWith(definition: SurveyDefinition, id: string): Question[] {
  const session = { answers: {}, parameters: {}, seed: 0 };
  const page = pagesOf({ ...definition, shuffle: [] }, session).find((one) =>
    one.some((question) => question.id === id),
  );
  if (page) return page;
  const alone = definition.questions.filter((one) => one.id === id || (one.type === "text" && one.whyOf === id));
  return alone.length > 0 ? alone : definition.questions.slice(0, 1);
}

function endingOf(definition: SurveyDefinition, language: string, words: Awaited<ReturnType<typeof wordsFor>>) {
  const { ending } = definition;
  if ("thankYou" in ending) {
    const title = fillPipes(ending.thankYou, definition, { answers: {}, parameters: {}, seed: 0 }, language);
    return { title, text: words.say("done.text"), isDone: true, isOwnWords: true };
  }
  const host = URL.parse(ending.redirect)?.host ?? ending.redirect;
  // An address is shown and not followed: this is a picture of the page.
  return { title: words.say("leaving.title"), text: words.say("leaving.action", { host }), isDone: true };
}
