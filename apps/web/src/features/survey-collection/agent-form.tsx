"use client";

import type { EnterableSurvey } from "@heard/core/survey-entries";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "#trpc/client.tsx";
import { EntryLinkForm } from "./entry-link.tsx";

type Props = Pick<EnterableSurvey, "parameters"> & { surveyId: number; gateway: string; disabledReason: string | null };

/** For whom a member types in an answer, and what the answer carries; then the survey's own page. */
export function AgentForm({ surveyId, parameters, gateway, disabledReason }: Props) {
  const t = useTranslations("surveyCollection.agent");
  const { surveyEntries: client } = useTRPCClient();
  const [customer, setCustomer] = useState("");
  const make = (values: Record<string, string>) =>
    client.agentLink.mutate({
      ...{ surveyId, parameters: values },
      ...(customer.trim() !== "" && { customer: customer.trim() }),
    });
  return (
    <EntryLinkForm parameters={parameters} gateway={gateway} way="agent" make={make} disabledReason={disabledReason}>
      <TextField
        className="max-w-md"
        label={t("customer")}
        hint={t("customerHint")}
        maxLength={200}
        value={customer}
        onChange={(event) => setCustomer(event.target.value)}
      />
    </EntryLinkForm>
  );
}
