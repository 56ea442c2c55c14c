"use client";

import type { SurveyDefinition } from "@heard/survey/runtime";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Section, SectionHeader } from "#components/section.tsx";
import { useTRPCClient } from "#trpc/client.tsx";
import { EntryLinkForm } from "./entry-link.tsx";

type Props = { survey: { id: number }; asked: SurveyDefinition; gateway: string; isOpen: boolean };

/** What a customer says on the phone, typed in by a member: the survey's own page, with the member's name in the log. */
export function AgentSection({ survey, asked, gateway, isOpen }: Props) {
  const t = useTranslations("surveyCollection.agent");
  const { surveyEntries: client } = useTRPCClient();
  const [customer, setCustomer] = useState("");
  const make = (parameters: Record<string, string>) =>
    client.agentLink.mutate({
      surveyId: survey.id,
      parameters,
      ...(customer.trim() !== "" && { customer: customer.trim() }),
    });
  return (
    <Section>
      <SectionHeader title={t("title")} lead={t("lead")} />
      <EntryLinkForm
        parameters={asked.parameters}
        gateway={gateway}
        way="agent"
        make={make}
        disabledReason={isOpen ? null : t("notOpen")}
      >
        <TextField
          className="max-w-md"
          label={t("customer")}
          hint={t("customerHint")}
          maxLength={200}
          value={customer}
          onChange={(event) => setCustomer(event.target.value)}
        />
      </EntryLinkForm>
    </Section>
  );
}
