"use client";

import { useTranslations } from "next-intl";
import { useBuilder } from "./builder-context.tsx";
import type { Finding } from "./findings.ts";

/** Says a finding, and where it stands, in the reader's language. */
export function useFindingText() {
  const t = useTranslations("surveys");
  const place = useTranslations("surveyBuilder.findings.place");
  const { definition, format } = useBuilder();
  // Codes come from the check at run time; the test of the texts has every one of them.
  const say = t as unknown as (key: string, params: Readonly<Record<string, string | number>>) => string;
  return {
    textOf: ({ text: { area, code, params }, language }: Finding): string =>
      closed(
        say(`${area}.${code}`, {
          ...params,
          ...(typeof params.language === "string" ? { language: format.language(params.language) } : {}),
          ...(language && params.language === undefined ? { language: format.language(language) } : {}),
        }),
      ),
    placeOf: ({ place: at, language }: Finding): string => {
      const named =
        typeof at === "object"
          ? place("question", { number: definition.questions.findIndex(({ id }) => id === at.question) + 1 })
          : place(at);
      const isMany = definition.languages.length > 1;
      return language && isMany ? place("inLanguage", { place: named, language: format.language(language) }) : named;
    },
  };
}

/** The texts leave room for the tag of a language; where a Han name stands in it, no space does. */
const closed = (text: string) => text.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "");
