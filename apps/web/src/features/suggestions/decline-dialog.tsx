"use client";

import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { useTRPCClient } from "#trpc/client.tsx";
import type { SuggestionStepProps } from "./suggestion-menu.tsx";
import { useSuggestionRun, wordsOf } from "./use-suggestion-run.ts";

/** Says no, and why. */
export default function DeclineDialog({ suggestion, onClose }: SuggestionStepProps & { onClose: () => void }) {
  const t = useTranslations("suggestions.decide");
  const { suggestions: client } = useTRPCClient();
  const { attempt } = useSuggestionRun();
  // As it stood when this was opened: the list behind may be read anew meanwhile.
  const [seen] = useState(() => wordsOf(suggestion));
  const [reason, setReason] = useState("");
  return (
    <FormDialog
      title={t("declineTitle")}
      submitLabel={t("decline")}
      onClose={onClose}
      onSubmit={() =>
        attempt(() => client.decline.mutate({ suggestionId: suggestion.id, reason, seen }), t("declined"))
      }
    >
      {(refusal) => (
        <>
          <p className="wrap-anywhere font-semibold text-ui">{seen.title}</p>
          <TextField
            label={t("reason")}
            hint={t("reasonHint")}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            error={refusal}
            maxLength={4000}
            required
            autoFocus
          />
        </>
      )}
    </FormDialog>
  );
}
