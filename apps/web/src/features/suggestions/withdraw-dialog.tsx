"use client";

import { useTranslations } from "next-intl";
import { AskFirst } from "#components/ask-first.tsx";
import { useTRPCClient } from "#trpc/client.tsx";
import type { SuggestionStepProps } from "./suggestion-menu.tsx";
import { useSuggestionRun } from "./use-suggestion-run.ts";

/** Asks before one's own suggestion is taken back. */
export default function WithdrawDialog({ suggestion, onClose }: SuggestionStepProps & { onClose: () => void }) {
  const t = useTranslations("suggestions.own");
  const { suggestions: client } = useTRPCClient();
  const { attempt } = useSuggestionRun();
  const withdraw = () => client.withdraw.mutate({ suggestionId: suggestion.id });
  return (
    <AskFirst
      title={t("withdrawTitle")}
      body={t("withdrawLead")}
      submitLabel={t("withdraw")}
      onClose={onClose}
      onSubmit={() => attempt(withdraw, t("withdrawn"))}
    />
  );
}
