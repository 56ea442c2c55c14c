"use client";

import type { SurveyDefinition } from "@heard/survey/runtime";
import { useTranslations } from "next-intl";
import { SideSection } from "#components/section.tsx";
import { AgentForm } from "./agent-form.tsx";

type Props = { survey: { id: number }; asked: SurveyDefinition; gateway: string; isOpen: boolean };

/** What a customer says on the phone, typed in by a member: the survey's own page, with the member's name in the log. */
export function AgentSection({ survey, asked, gateway, isOpen }: Props) {
  const t = useTranslations("surveyCollection.agent");
  return (
    <SideSection title={t("title")} lead={t("lead")}>
      <AgentForm
        surveyId={survey.id}
        parameters={asked.parameters}
        gateway={gateway}
        disabledReason={isOpen ? null : t("notOpen")}
      />
    </SideSection>
  );
}
