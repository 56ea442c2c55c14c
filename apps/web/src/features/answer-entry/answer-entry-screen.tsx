"use client";

import type { EnterableSurvey } from "@heard/core/survey-entries";
import { RadioRows } from "@heard/ui/radio-rows";
import { StateNote } from "@heard/ui/state-note";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PageHeader } from "#components/page-header.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import { AgentForm } from "#features/survey-collection/agent-form.tsx";
import { useTRPC } from "#trpc/client.tsx";

type Props = { initial: EnterableSurvey[]; gateway: string };

/** Type in answers: which survey, for whom, then the survey's own page. */
export function AnswerEntryScreen({ initial, gateway }: Props) {
  const t = useTranslations("answerEntry");
  const trpc = useTRPC();
  const { data: surveys } = useQuery(trpc.surveyEntries.enterable.queryOptions(undefined, { initialData: initial }));
  const [chosen, setChosen] = useState<string | null>(initial.length === 1 ? (initial[0]?.key ?? null) : null);
  const survey = surveys.find(({ key }) => key === chosen);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      {surveys.length === 0 ? (
        <StateNote title={t("none")}>{t("noneBody")}</StateNote>
      ) : (
        <div className="mt-8 max-w-2xl">
          <RadioRows
            legend={t("which")}
            name="survey"
            rows={surveys.map(({ key, name }) => ({ value: key, label: name }))}
            value={survey?.key ?? null}
            onChange={setChosen}
          />
        </div>
      )}
      {survey ? (
        <Section>
          <SectionHeader title={survey.name} lead={t("howLead")} />
          <AgentForm
            key={survey.id}
            surveyId={survey.id}
            parameters={survey.parameters}
            gateway={gateway}
            disabledReason={null}
          />
        </Section>
      ) : null}
    </>
  );
}
