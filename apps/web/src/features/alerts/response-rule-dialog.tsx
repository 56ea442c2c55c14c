"use client";

import type { ResponseAlertRuleItem } from "@heard/core/response-alerts";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConditionFields } from "#components/condition-fields.tsx";
import { FormDialog } from "#components/form-dialog.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import { type ConditionDraft, conditionOf, draftOfCondition } from "#lib/condition-draft.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { useResponseAlertRun } from "./use-response-alert-run.ts";

type ResponseRuleDialogProps = { rule: ResponseAlertRuleItem | null; catalogue: Catalogue; onClose: () => void };
type Draft = ConditionDraft & { name: string };

/** Which one is changed, and what stood in it when its form was opened. */
const editOf = ({ id, name, condition, touchpoint }: ResponseAlertRuleItem) => ({
  ...{ alertRuleId: id, seen: { name, condition, touchpoint } },
});

/** Makes or changes what is worth an alert by itself. */
export default function ResponseRuleDialog({ rule, catalogue, onClose }: ResponseRuleDialogProps) {
  const t = useTranslations("responseAlerts");
  const missing = useTranslations("cases.settings")("valueMissing");
  const { responseAlerts: client } = useTRPCClient();
  const { attempt } = useResponseAlertRun();
  const [given, setGiven] = useState<Draft>(() => ({
    ...{ name: rule?.name ?? "", ...draftOfCondition(rule, catalogue) },
  }));
  // A rule for good scores can be kept; a new one is for bad ones.
  const [kinds] = useState(() =>
    given.kind === "high" ? (["low", "high", "words"] as const) : (["low", "words"] as const),
  );
  const set = (change: Partial<Draft>) => setGiven({ ...given, ...change });
  const save = async () => {
    const { name, touchpoint } = given;
    const condition = conditionOf(given, catalogue);
    if (condition === null) return missing;
    const input = { name, condition, touchpoint: touchpoint === "" ? null : touchpoint };
    return attempt(
      () => client.saveRule.mutate({ ...input, ...(rule === null ? {} : editOf(rule)) }),
      t("rules.saved"),
    );
  };
  return (
    <FormDialog
      title={t(rule === null ? "form.newTitle" : "form.editTitle")}
      submitLabel={t("form.save")}
      onClose={onClose}
      onSubmit={save}
    >
      {(refusal) => (
        <>
          <TextField
            label={t("form.name")}
            value={given.name}
            onChange={(event) => set({ name: event.target.value })}
            error={given.kind !== "words" && given.value === null ? null : refusal}
            maxLength={100}
            required
          />
          <ConditionFields draft={given} onChange={set} catalogue={catalogue} kinds={kinds} refusal={refusal} />
        </>
      )}
    </FormDialog>
  );
}
