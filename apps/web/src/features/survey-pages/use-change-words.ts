"use client";

import type { SurveyCheck } from "@heard/core/surveys";
import type { SurveyDefinition } from "@heard/survey/runtime";
import { useLocale, useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import { type Rule, type RuleWords, ruleInWords } from "./rule-words.ts";

type Change = SurveyCheck["changes"][number];

const fields = [
  "text",
  "hint",
  "required",
  "newPage",
  "metric",
  "touchpoint",
  "scale",
  "labels",
  "choices",
  "rows",
  "columns",
  "noWhy",
] as const;
const places = [
  "title",
  "welcome",
  "ending",
  "languages",
  "defaultLanguage",
  "touchpoint",
  "channel",
  "hideProgress",
  "noWayBack",
  "shuffle",
] as const;
const isOneOf = <One extends string>(list: readonly One[], word: string): word is One =>
  (list as readonly string[]).includes(word);

/** Says where two versions differ, and in what. */
export function useChangeWords(definition: SurveyDefinition, format: Format) {
  const t = useTranslations("surveyPages.diff");
  const locale = useLocale();
  const say: RuleWords = { definition, locale, t: useTranslations("surveyPages.diff.rule"), list: format.list };
  const spoken = (tag: string | undefined) =>
    tag !== undefined && /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(tag) && definition.languages.includes(tag);

  const fieldOf = (field: string): string =>
    isOneOf(fields, field) ? t(`fields.${field}`) : t("fields.other", { field });

  function placeOf({ steps, change }: Change): string {
    const [area = "", id = "", field] = steps;
    const language = spoken(steps.at(-1)) ? steps.at(-1) : undefined;
    const said = (place: string) =>
      language && definition.languages.length > 1
        ? t("inLanguage", { place, language: format.language(language) })
        : place;
    if (area === "questions") {
      const at = definition.questions.findIndex((question) => question.id === id);
      const named = at < 0 ? t("where.questionGone", { id }) : t("where.question", { number: at + 1 });
      if (change === "moved" && field === undefined) return t("joined", { place: named, field: t("fields.moved") });
      return field === undefined ? named : said(t("joined", { place: named, field: fieldOf(field) }));
    }
    if (area === "parameters") return t("where.parameters", { key: id });
    if (area === "logic") return t("where.logic", { key: id });
    return said(isOneOf(places, area) ? t(`where.${area}`) : t("where.other", { field: area }));
  }

  function wordsOf(change: Change, side: "before" | "after"): string {
    const value = change[side];
    if (change.change === "moved" && typeof value === "number") return t("place", { place: value + 1 });
    return value === undefined ? t("nothing") : inWords(value);
  }

  /** A value as people read it: the text of a question, yes and no, or what there is. */
  function inWords(value: unknown): string {
    if (typeof value === "string" || typeof value === "number") return String(value);
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (Array.isArray(value)) return value.map(inWords).join(", ");
    if (typeof value !== "object" || value === null) return t("nothing");
    if ("do" in value) return ruleInWords(value as Rule, say);
    if ("text" in value) return inWords(value.text);
    if ("key" in value && typeof value.key === "string") return value.key;
    if ("thankYou" in value) return inWords(value.thankYou);
    if ("redirect" in value) return inWords(value.redirect);
    const texts = value as Record<string, unknown>;
    const own =
      texts[locale] ?? texts[definition.defaultLanguage] ?? definition.languages.map((tag) => texts[tag]).find(Boolean);
    return typeof own === "string" ? own : JSON.stringify(value);
  }

  function trendOf({ change, steps, trend }: Change): string {
    const isQuestion = steps[0] === "questions" && steps.length === 2;
    if (isQuestion && change === "added") return t("trend.fresh");
    if (isQuestion && change === "removed") return t("trend.gone");
    return t(`trend.${trend}`);
  }

  return { placeOf, wordsOf, trendOf };
}
