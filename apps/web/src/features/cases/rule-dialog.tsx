"use client";

import type { CaseRuleItem } from "@heard/core/cases";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConditionFields } from "#components/condition-fields.tsx";
import { FormDialog } from "#components/form-dialog.tsx";
import { useTRPCClient } from "#trpc/client.tsx";
import { type Draft, draftOfRule, inputOfDraft } from "./rule-draft.ts";
import type { CaseSettingsContext } from "./settings-screen.tsx";
import { useCaseRun } from "./use-case-run.ts";

type RuleDialogProps = CaseSettingsContext & { rule: CaseRuleItem | null; onClose: () => void };

/** Makes or changes what opens a case. */
export function RuleDialog({ rule, settings, catalogue, onClose }: RuleDialogProps) {
  const t = useTranslations("cases.settings");
  const { cases: client } = useTRPCClient();
  const { attempt } = useCaseRun();
  const [given, setGiven] = useState<Draft>(() => draftOfRule(rule, catalogue, settings.playbooks[0]?.id ?? 0));
  const set = (change: Partial<Draft>) => setGiven({ ...given, ...change });
  const everybody = settings.workers.map(({ id, name }) => ({ value: String(id), label: name }));
  const save = () => {
    const input = inputOfDraft(rule, given, catalogue);
    return input === null
      ? Promise.resolve(t("valueMissing"))
      : attempt(() => client.saveRule.mutate(input), t("ruleSaved"));
  };
  return (
    <FormDialog
      title={t(rule === null ? "addRule" : "editRule")}
      submitLabel={t(rule === null ? "addRule" : "editRule")}
      onClose={onClose}
      onSubmit={save}
    >
      {(refusal) => (
        <>
          <TextField
            label={t("name")}
            value={given.name}
            onChange={(event) => set({ name: event.target.value })}
            error={given.kind !== "words" && given.value === null ? null : refusal}
            maxLength={100}
            required
          />
          <ConditionFields
            draft={given}
            onChange={set}
            catalogue={catalogue}
            kinds={["low", "high", "words"]}
            refusal={refusal}
          />
          <Select
            label={t("playbook")}
            value={given.playbook}
            onChange={(event) => set({ playbook: event.target.value })}
            options={settings.playbooks.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
          <Select
            label={t("owner")}
            value={given.owner}
            onChange={(event) => set({ owner: event.target.value })}
            options={[{ value: "", label: t("ownerOfTouchpoint") }, ...everybody]}
          />
          <Select
            label={t("escalateTo")}
            value={given.escalateTo}
            onChange={(event) => set({ escalateTo: event.target.value })}
            options={[{ value: "", label: t("nobody") }, ...everybody]}
          />
        </>
      )}
    </FormDialog>
  );
}
