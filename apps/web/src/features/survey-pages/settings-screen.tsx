"use client";

import type { SurveyDetail } from "@heard/core/surveys";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Section, SectionHeader } from "#components/section.tsx";
import { paths } from "#lib/paths.ts";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { BrandForm } from "./brand-form.tsx";
import { HostsForm } from "./hosts-form.tsx";
import { PeriodForm } from "./period-form.tsx";
import { PrivacyForm } from "./privacy-form.tsx";
import { SurveyFrame, type SurveyPageProps } from "./survey-frame.tsx";

type Props = SurveyPageProps & { initial: SurveyDetail; logoBytes: number };

/** What holds for a survey at once and in all versions: when it takes answers, how many, and what its page wears. */
export function SurveySettingsScreen({ initial, logoBytes, ...page }: Props) {
  const t = useTranslations("surveyPages");
  const trpc = useTRPC();
  const { data: survey } = useQuery(trpc.surveys.byKey.queryOptions({ key: initial.key }, { initialData: initial }));
  const format = useFormat(page.organisation.timeZone);
  const inBuilder = (open: string) => paths.survey(page.organisation.key, survey.key, { open });
  return (
    <SurveyFrame {...page} survey={survey} tab="settings" lead={t("settings.lead")}>
      <div className="mt-8 grid gap-x-16 gap-y-10 wide:grid-cols-2">
        <PeriodForm survey={survey} may={page.may} format={format} />
        <BrandForm
          survey={survey}
          may={page.may}
          format={format}
          organisation={page.organisation}
          mostBytes={logoBytes}
        />
      </div>
      <Section>
        <PrivacyForm survey={survey} may={page.may} />
      </Section>
      <Section>
        <SectionHeader title={t("settings.elsewhere")} lead={t("settings.elsewhereLead")} />
        <ul className="flex flex-col gap-1 text-body">
          <li>
            <Link href={inBuilder("ending")} className="link">
              {t("settings.toEnding")}
            </Link>
          </li>
          <li>
            <Link href={inBuilder("parameters")} className="link">
              {t("settings.toParameters")}
            </Link>
          </li>
        </ul>
      </Section>
      <Section>
        <SectionHeader title={t("settings.hosts")} lead={t("settings.hostsLead")} />
        <HostsForm hosts={survey.redirectHosts} may={page.may} format={format} />
      </Section>
    </SurveyFrame>
  );
}
