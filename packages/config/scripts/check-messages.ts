import { parseSync, Visitor } from "oxc-parser";
import { type Check, type Finding, lineAt, type Repository, runCheck } from "./repository.ts";

const root = "packages/messages/src/";
const languages = ["en", "zh-Hans", "zh-Hant"] as const;
// What is written the same in every language: names, abbreviations, file formats, marks.
const sameEverywhere =
  /^(?:Heard|NPS|eNPS|CSAT|CES|KPI|API|CSV|XLSX|ID|URL|SMTP|OpenAPI|UTF-8|GB18030|Big5|English|OIDC|Apache|JSON|Excel|Holm|Benjamini|Hochberg|Webhooks?|n|p|[A-Z])$/;

/** Every area of texts exists in three languages, and no Chinese text was left in English. Keys and arguments are the type check's and the tests'. */
export const checkMessages: Check = {
  name: "messages in three languages",
  find: (repository) => {
    const areas = new Set(
      repository.paths.flatMap(
        (path) => /^packages\/messages\/src\/(?:en|zh-Hans|zh-Hant)\/(.+\.ts)$/.exec(path)?.[1] ?? [],
      ),
    );
    return [...areas].flatMap((area) =>
      languages.flatMap((language) => {
        const path = `${root}${language}/${area}`;
        if (!repository.paths.includes(path)) return [{ path, message: `the area ${area} has no ${language}` }];
        return language === "en" ? [] : untranslated(repository, path);
      }),
    );
  },
};

function untranslated(repository: Repository, path: string): Finding[] {
  const text = repository.read(path);
  const findings: Finding[] = [];
  const look = (value: string, start: number) => {
    if (isEnglish(value))
      findings.push({ path: `${path}:${lineAt(text, start)}`, message: `left in English: ${value}` });
  };
  new Visitor({
    Property: ({ value }) => {
      if (value.type === "Literal" && typeof value.value === "string") look(value.value, value.start);
      if (value.type === "TemplateLiteral") look(value.quasis.map((part) => part.value.raw).join(""), value.start);
    },
  }).visit(parseSync(path, text).program);
  return findings;
}

/** A text with a Latin word that is no name, and without a single Han character. Arguments and tags are not words. */
function isEnglish(value: string): boolean {
  if (/\p{Script=Han}/u.test(value)) return false;
  const words =
    value
      .replace(/\{\w+(, *number[^{}]*|, *date[^{}]*)?\}|<\/?\w+>|\S+@\S+|https?:\S+/g, " ")
      .match(/[A-Za-z][\w-]*/g) ?? [];
  return words.some((word) => !sameEverywhere.test(word));
}

if (import.meta.main) runCheck(checkMessages);
