import { parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import { loadMessages, locales } from "./index.ts";

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ""): [path: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${prefix}${key}`, value] as [string, string]] : flatten(value, `${prefix}${key}.`),
  );
}

const all = await Promise.all(
  locales.map(async (locale) => ({ locale, texts: new Map(flatten((await loadMessages(locale)) as unknown as Tree)) })),
);
const englishTree = (await loadMessages("en")) as unknown as Tree;
const english = all[0]?.texts ?? new Map<string, string>();

/** What a text wants to be told: the names of its arguments and tags, at any depth. */
function argumentsOf(text: string): string[] {
  const names = new Set<string>();
  const walk = (nodes: ReturnType<typeof parse>) => {
    for (const node of nodes) {
      if (node.type === TYPE.literal || node.type === TYPE.pound) continue;
      names.add(node.value);
      if (node.type === TYPE.plural || node.type === TYPE.select) {
        for (const option of Object.values(node.options)) walk(option.value);
      }
      if (node.type === TYPE.tag) walk(node.children);
    }
  };
  walk(parse(text));
  return [...names].sort();
}

/** What is counted on screens: beside a number that may be one, each needs its singular. */
const counted =
  /\{(\w+)\}(?: \w+)? (?:rows|columns|answers|responses|comments|values|versions|scores|promoters|detractors|entries|contacts|days|hours|minutes|lines|cells|questions|people|members|customers|letters|invitations|surveys|files|items|characters|bytes|metrics|touchpoints|fields|points)\b/g;
/** Limits and spans, which are never one, and points, which are written with a decimal. */
const neverOne = new Set(
  "most least cap days hours length seconds value max min rule points change detractorPoints".split(" "),
);
/** Texts that are filled in where nothing forms plurals: they count what is too much. And those that are there for several only. */
const neverOfOne = [
  /^(accepted|errors|rejectedRows)\./,
  /^(contacts\.list\.countCapped|imports\.head\.open\.\w+|journeyEditor\.history\.more|segmentLists\.fields\.lead)$/,
  /^(surveyList\.done\.resume|surveys\.problems\.too_many_answers|surveys\.lint\.survey_long)$/,
];

it("no key holds a dot, which would be read as a step inward and never be found", () => {
  const keysOf = (tree: Tree): string[] =>
    Object.entries(tree).flatMap(([key, value]) => [key, ...(typeof value === "string" ? [] : keysOf(value))]);
  expect(keysOf(englishTree).filter((key) => key.includes("."))).toEqual([]);
});

it("no text puts a number that may be one before a plural", () => {
  const wrong = [...english].filter(
    ([path, text]) =>
      !neverOfOne.some((paths) => paths.test(path)) &&
      [...text.matchAll(counted)].some(([, name = ""]) => !neverOne.has(name)),
  );
  expect(wrong).toEqual([]);
});

describe.each(all)("the texts in $locale", ({ locale, texts }) => {
  it("are the same texts as in English", () => {
    expect([...texts.keys()]).toEqual([...english.keys()]);
  });

  it("are valid ICU messages that want the same arguments as in English", () => {
    for (const [path, text] of texts) {
      expect({ path, args: argumentsOf(text) }).toEqual({ path, args: argumentsOf(english.get(path) ?? "") });
    }
  });

  it("neither shout nor apologise", () => {
    const rude = [...texts].filter(([, text]) => /[!！]|\b(please|oops|sorry)\b|抱歉|哎呀/i.test(text));
    expect(rude).toEqual([]);
  });

  it("write true signs: no hyphen for minus, no three dots, no straight quotes", () => {
    const wrong = [...texts].filter(([, text]) => /(^|\s)-\d|\.\.\.|"/.test(text));
    expect(wrong).toEqual([]);
  });

  if (locale !== "en") {
    it("use full-width punctuation beside Han and a space between Han and Latin or digits", () => {
      const wrong = [...texts].filter(([, text]) => {
        const plain = text.replace(/<\/?\w+>/g, "");
        return /\p{Script=Han}[,;:?()]|[,;?()]\p{Script=Han}|\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u.test(
          plain.replace(/\{[^{}]*\}/g, ""),
        );
      });
      expect(wrong).toEqual([]);
    });
  }

  if (locale === "zh-Hans") {
    it("hold no character that is only Traditional", () => {
      expect([...texts].filter(([, text]) => /[體這個們來對時問題應該點擊錄關於過還開]/.test(text))).toEqual([]);
    });
  }

  if (locale === "zh-Hant") {
    it("hold no character that is only Simplified, and Taiwan's words", () => {
      const wrong = [...texts].filter(([, text]) =>
        /[这们来对时问题应该点击录关过还开]|導入|文件|默認|用戶|視頻|信息|數據|「“|”」/.test(text),
      );
      expect(wrong).toEqual([]);
    });
  }
});
