"use client";

import type { SuggestionItem } from "@heard/core/suggestions";
import { suggestionCan } from "@heard/core/suggestions/rules";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RowMenu } from "#components/row-menu.tsx";
import type { Catalogue } from "#lib/catalogue.ts";

const AcceptDialog = latePart(() => import("./accept-dialog.tsx"), MissingDialog);
const DeclineDialog = latePart(() => import("./decline-dialog.tsx"), MissingDialog);
const EditDialog = latePart(() => import("./edit-dialog.tsx"), MissingDialog);
const MergeDialog = latePart(() => import("./merge-dialog.tsx"), MissingDialog);
const WithdrawDialog = latePart(() => import("./withdraw-dialog.tsx"), MissingDialog);
const steps = ["accept", "decline", "merge"] as const;
const ownSteps = ["edit", "withdraw"] as const;
type Step = (typeof steps)[number] | (typeof ownSteps)[number];

export type SuggestionStepProps = { organisation: string; suggestion: SuggestionItem; catalogue: Catalogue };

/** What its author does with an open suggestion, and what whoever leads the plans does. */
export function SuggestionMenu({ canDecide, ...props }: SuggestionStepProps & { canDecide: boolean }) {
  const t = useTranslations("suggestions");
  const [step, setStep] = useState<Step | null>(null);
  const onClose = () => setStep(null);
  const { title, isOwn } = props.suggestion;
  const own = ownSteps.filter((one) => isOwn && suggestionCan(one, props.suggestion));
  const decide = steps.filter((one) => canDecide && suggestionCan(one, props.suggestion));
  if (own.length + decide.length === 0) return null;
  const groups = [
    { id: "own", items: own.map((one) => ({ id: one, label: t(`own.${one}`), onAction: () => setStep(one) })) },
    { id: "steps", items: decide.map((one) => ({ id: one, label: t(`decide.${one}`), onAction: () => setStep(one) })) },
  ].filter(({ items }) => items.length > 0);
  return (
    <>
      <RowMenu label={t(decide.length > 0 ? "decide.menu" : "own.menu", { title })} groups={groups} />
      {step === "accept" ? <AcceptDialog {...props} onClose={onClose} /> : null}
      {step === "decline" ? <DeclineDialog {...props} onClose={onClose} /> : null}
      {step === "merge" ? <MergeDialog {...props} onClose={onClose} /> : null}
      {step === "edit" ? <EditDialog {...props} onClose={onClose} /> : null}
      {step === "withdraw" ? <WithdrawDialog {...props} onClose={onClose} /> : null}
    </>
  );
}
