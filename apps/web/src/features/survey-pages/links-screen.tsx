"use client";

import type { SurveyDetail } from "@heard/core/surveys";
import type { SurveyDefinition } from "@heard/survey/runtime";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { AgentSection } from "#features/survey-collection/agent-section.tsx";
import { EmbedSection } from "#features/survey-collection/embed-section.tsx";
import { KioskSection } from "#features/survey-collection/kiosk-section.tsx";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { LinkMaker, type Places } from "./link-maker.tsx";
import { SurveyFrame, type SurveyPageProps } from "./survey-frame.tsx";
import { TestLink } from "./test-link.tsx";

type Props = SurveyPageProps & {
  initial: SurveyDetail;
  /** What respondents are asked now: its parameters are those that links can carry. */
  asked: SurveyDefinition;
  places: Places;
};

/** The ways to a survey: an open link that can carry where it hangs, its QR code, and a try that nobody counts. */
export function SurveyLinksScreen({ initial, asked, places, ...page }: Props) {
  const t = useTranslations("surveyPages.links");
  const trpc = useTRPC();
  const format = useFormat(page.organisation.timeZone);
  const { data: survey } = useQuery(trpc.surveys.byKey.queryOptions({ key: initial.key }, { initialData: initial }));
  return (
    <SurveyFrame {...page} survey={survey} tab="links" lead={t("lead")}>
      {survey.state === "open" ? null : (
        <p role="status" className="mt-6 border-control border-l-2 pl-3 text-body text-ink-2">
          {t("notOpen")}
        </p>
      )}
      <LinkMaker survey={survey} asked={asked} places={places} {...page} />
      <EmbedSection
        {...{ survey, asked, format, gateway: page.gateway, mayEdit: page.may.edit }}
        isOpen={survey.state === "open"}
      />
      <KioskSection survey={survey} asked={asked} gateway={page.gateway} may={page.may} />
      <AgentSection survey={survey} asked={asked} gateway={page.gateway} isOpen={survey.state === "open"} />
      <TestLink survey={survey} gateway={page.gateway} />
    </SurveyFrame>
  );
}
