"use client";

import type { SuggestionItem } from "@heard/core/suggestions";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RowMenu } from "#components/row-menu.tsx";
import type { Catalogue } from "#lib/catalogue.ts";

const AcceptDialog = latePart(() => import("./accept-dialog.tsx"), MissingDialog);
const DeclineDialog = latePart(() => import("./decline-dialog.tsx"), MissingDialog);
const MergeDialog = latePart(() => import("./merge-dialog.tsx"), MissingDialog);
const steps = ["accept", "decline", "merge"] as const;

export type DecideProps = { organisation: string; suggestion: SuggestionItem; catalogue: Catalogue };

/** What whoever leads the plans does with a suggestion. */
export function DecideMenu(props: DecideProps) {
  const t = useTranslations("suggestions.decide");
  const [step, setStep] = useState<(typeof steps)[number] | null>(null);
  const onClose = () => setStep(null);
  return (
    <>
      <RowMenu
        label={t("menu", { title: props.suggestion.title })}
        groups={[
          { id: "steps", items: steps.map((one) => ({ id: one, label: t(one), onAction: () => setStep(one) })) },
        ]}
      />
      {step === "accept" ? <AcceptDialog {...props} onClose={onClose} /> : null}
      {step === "decline" ? <DeclineDialog {...props} onClose={onClose} /> : null}
      {step === "merge" ? <MergeDialog {...props} onClose={onClose} /> : null}
    </>
  );
}
