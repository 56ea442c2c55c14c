"use client";

import { Select } from "@heard/ui/select";
import { TextArea } from "@heard/ui/text-field";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import type { SuggestionStepProps } from "./suggestion-menu.tsx";
import { useSuggestionRun, wordsOf } from "./use-suggestion-run.ts";

/** Makes a plan of it, and goes there. */
export default function AcceptDialog({
  organisation,
  suggestion,
  catalogue,
  onClose,
}: SuggestionStepProps & { onClose: () => void }) {
  const t = useTranslations("suggestions");
  const locale = useLocale();
  const router = useRouter();
  const { suggestions: client } = useTRPCClient();
  const { attempt } = useSuggestionRun();
  const { isLimited, touchpoints } = catalogue;
  const [touchpoint, setTouchpoint] = useState(
    suggestion.touchpoint?.key ?? (isLimited ? (touchpoints[0]?.key ?? "") : ""),
  );
  // As it stood when this was opened: the list behind may be read anew meanwhile.
  const [seen] = useState(() => wordsOf(suggestion));
  const [note, setNote] = useState("");
  const accept = async () => {
    const input = { suggestionId: suggestion.id, touchpoint: touchpoint || null, note, seen };
    const plan = await client.accept.mutate(input);
    router.push(paths.plan(organisation, plan.number));
    return plan;
  };
  return (
    <FormDialog
      title={t("decide.acceptTitle")}
      submitLabel={t("decide.accept")}
      onClose={onClose}
      onSubmit={() => attempt(accept, ({ number }) => t("decide.accepted", { number: String(number) }))}
    >
      {(refusal) => (
        <>
          <div className="text-ui">
            <p className="wrap-anywhere font-semibold">{seen.title}</p>
            <p className="sentence text-ink-2">{t("decide.acceptLead")}</p>
          </div>
          <Select
            label={t("decide.where")}
            value={touchpoint}
            onChange={(event) => setTouchpoint(event.target.value)}
            options={[
              ...(isLimited ? [] : [{ value: "", label: t("everywhere") }]),
              ...touchpoints.map(({ key, name }) => ({ value: key, label: nameIn(locale, name) })),
            ]}
          />
          <TextArea
            label={t("decide.note")}
            value={note}
            onChange={(event) => setNote(event.target.value)}
            error={refusal}
            rows={3}
            maxLength={4000}
          />
        </>
      )}
    </FormDialog>
  );
}
