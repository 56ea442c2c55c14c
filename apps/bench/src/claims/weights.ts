import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { drawDraft } from "@heard/api/http/survey-page/draw-draft";
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
    ...scripts.map(([claim, name, most]) => limitClaim(`${claim}: weight`, weightOf(scriptOf(name)), "bytes", most)),
  ];
}

/** NPS and why, by the templates of the survey pages. */
async function pageOfTwoQuestions(): Promise<string> {
  const template = surveyTemplates.find(({ key }) => key === "nps");
  if (!template) throw new Error('There is no template "nps"');
  const definition = surveyFromTemplate(template, { id: "relationship" });
  const show = { question: definition.questions[0]?.id ?? "" };
  const shop = { name: "Lanternway", hasLogo: false };
  const drawn = await drawDraft({ definition, language: "en", show, shop, colour: null }, () => new Date());
  if (!drawn) throw new Error("The template is no survey");
  return drawn.html;
}
