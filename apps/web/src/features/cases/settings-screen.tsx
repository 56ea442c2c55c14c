"use client";

import type { CaseSettings } from "@heard/core/cases";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { PageHeader } from "#components/page-header.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { CalendarPart } from "./calendar-part.tsx";
import { PlaybooksPart } from "./playbooks-part.tsx";
import { RulesPart } from "./rules-part.tsx";

export type CaseSettingsContext = {
  settings: CaseSettings;
  catalogue: Catalogue;
  format: Format;
  canEdit: boolean;
};
type Props = Omit<CaseSettingsContext, "settings" | "format"> & {
  organisation: string;
  timeZone: string;
  initial: CaseSettings;
};

/** What opens cases, how they are worked on, and which hours count. */
export function CaseSettingsScreen({ organisation, timeZone, initial, ...rest }: Props) {
  const t = useTranslations("cases");
  const format = useFormat(timeZone);
  const { data: settings } = useQuery(useTRPC().cases.settings.queryOptions(undefined, { initialData: initial }));
  const context: CaseSettingsContext = { settings, format, ...rest };
  return (
    <>
      <PageHeader
        overline={<Link href={paths.cases(organisation)}>{t("title")}</Link>}
        title={t("settings.title")}
        lead={t("settings.lead")}
      />
      <RulesPart {...context} />
      <PlaybooksPart {...context} />
      <CalendarPart {...context} />
    </>
  );
}
