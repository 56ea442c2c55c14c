"use client";

import type { SurveyCheck } from "@heard/core/surveys";
import type { SurveyDefinition } from "@heard/survey/runtime";
import { useTranslations } from "next-intl";
import { Section, SectionHeader } from "#components/section.tsx";
import type { Format } from "#lib/format.ts";
import { ChangeTable } from "./change-table.tsx";

type Props = {
  title: string;
  changes: SurveyCheck["changes"];
  brokenTrends: readonly string[];
  /** The later of the two: it says which question is which number. */
  definition: SurveyDefinition;
  format: Format;
};

/** What differs between two versions, and what each difference does to a trend. */
export default function ChangesSection({ title, changes, brokenTrends, definition, format }: Props) {
  const t = useTranslations("surveyPages.diff");
  if (changes.length === 0)
    return (
      <Section aria-label={title}>
        <SectionHeader title={t("titled", { title, headline: t("same") })} lead={t("sameBody")} />
      </Section>
    );
  const headline = t("headline", {
    changes: t("count", { count: changes.length }),
    broken: t("broken", { count: brokenTrends.length }),
  });
  return (
    <Section aria-label={title}>
      <SectionHeader title={t("titled", { title, headline })} lead={brokenTrends.length > 0 ? t("lead") : undefined} />
      <ChangeTable changes={changes} definition={definition} format={format} caption={title} />
    </Section>
  );
}
