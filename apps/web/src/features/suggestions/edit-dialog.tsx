"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { useTRPCClient } from "#trpc/client.tsx";
import { SuggestionFields } from "./suggestion-fields.tsx";
import type { SuggestionStepProps } from "./suggestion-menu.tsx";
import { useSuggestionRun, wordsOf } from "./use-suggestion-run.ts";

/** Changes one's own suggestion while it waits. */
export default function EditDialog({ suggestion, catalogue, onClose }: SuggestionStepProps & { onClose: () => void }) {
  const t = useTranslations("suggestions.own");
  const { suggestions: client } = useTRPCClient();
  const { attempt } = useSuggestionRun();
  const { id: suggestionId, touchpoint } = suggestion;
  // As it stood when this was opened: the list behind may be read anew meanwhile.
  const [seen] = useState(() => wordsOf(suggestion));
  const [draft, setDraft] = useState({ ...seen, touchpoint: seen.touchpoint ?? "" });
  const isListed = touchpoint === null || catalogue.touchpoints.some(({ key }) => key === touchpoint.key);
  const save = () =>
    client.update.mutate({
      suggestionId,
      ...draft,
      touchpoint: draft.touchpoint === "" ? null : draft.touchpoint,
      seen,
    });
  return (
    <FormDialog
      title={t("editTitle")}
      submitLabel={t("save")}
      onClose={onClose}
      onSubmit={() => attempt(save, t("saved"))}
    >
      {(refusal) => (
        <SuggestionFields
          {...{ draft, refusal }}
          onChange={setDraft}
          // Where it stands may be archived by now, and stays a choice until another is made.
          touchpoints={isListed ? catalogue.touchpoints : [touchpoint, ...catalogue.touchpoints]}
        />
      )}
    </FormDialog>
  );
}
