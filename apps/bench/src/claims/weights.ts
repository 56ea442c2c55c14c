import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { drawDraft } from "@heard/api/http/survey-page/draw-draft";
import { composeLetter } from "@heard/core/sending/compose-letter";
import { mailerTo, openMailbox } from "@heard/core/testing/mailbox";
import { loadMessages, locales } from "@heard/messages";
import { surveyFromTemplate, surveyTemplates } from "@heard/survey";
import { type ClaimResult, limitClaim } from "../claim.ts";

const { resolve } = createRequire(import.meta.url);
const scriptOf = (name: string) => readFileSync(resolve(`@heard/widget/${name}.js`), "utf8");
const weightOf = (text: string) => gzipSync(text, { level: 9 }).length;

/** What browsers of respondents load, compressed as the gateway sends it, against the budgets that the tests hold. */
export async function weightClaims(): Promise<ClaimResult[]> {
  const scripts = [
    ["the optional script of a survey page", "survey-page", 6_000],
    ["the embed loader, on every page that may show a survey", "embed", 3_000],
    ["the embed runtime, where a survey shows", "embed-runtime", 12_000],
    ["the script of a kiosk", "kiosk", 6_000],
  ] as const;
  const page = `${await pageOfTwoQuestions()}<script>${scriptOf("survey-page")}</script>`;
  return [
    limitClaim("a survey page of two questions, all of it: weight", weightOf(page), "bytes", 14_000),
    limitClaim(
      "a letter with the first question in it, in its heaviest language, as a mail server gets it: weight",
      await heaviestLetter(),
      "bytes",
      20_000,
    ),
    ...scripts.map(([claim, name, most]) => limitClaim(`${claim}: weight`, weightOf(scriptOf(name)), "bytes", most)),
  ];
}

function twoQuestions() {
  const template = surveyTemplates.find(({ key }) => key === "nps");
  if (!template) throw new Error('There is no template "nps"');
  return surveyFromTemplate(template, { id: "relationship" });
}

/** Both forms, heads and encodings, with the words that the product begins a letter with: what arrives, and not compressed, for mail is not. */
async function heaviestLetter(): Promise<number> {
  const definition = twoQuestions();
  const mailbox = await openMailbox();
  try {
    const mailer = mailerTo(mailbox);
    for (const language of locales) {
      const { draft } = (await loadMessages(language)).letters;
      const token = "x".repeat(48);
      const stop = `https://ask.lanternway.example/unsubscribe/${token}`;
      const letter = await composeLetter({
        ...{ definition, language, surveyName: "Relationship", organisationName: "Lanternway Home", colour: null },
        letter: { senderName: "Lanternway Home", senderAddress: null, replyTo: null, texts: { [language]: draft } },
        ...{ contactName: "Ana Ferreira", isInline: true },
        links: { survey: `https://ask.lanternway.example/s/relationship?i=${token}`, stop },
      });
      const headers = { "List-Unsubscribe": `<${stop}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
      await mailer.send({ to: "ana.ferreira@mail.example", headers, ...letter });
    }
  } finally {
    await mailbox.close();
  }
  return Math.max(...mailbox.letters.map(({ raw }) => Buffer.byteLength(raw)));
}

/** NPS and why, by the templates of the survey pages. */
async function pageOfTwoQuestions(): Promise<string> {
  const definition = twoQuestions();
  const show = { question: definition.questions[0]?.id ?? "" };
  const shop = { name: "Lanternway", hasLogo: false };
  const drawn = await drawDraft({ definition, language: "en", show, shop, colour: null }, () => new Date());
  if (!drawn) throw new Error("The template is no survey");
  return drawn.html;
}
