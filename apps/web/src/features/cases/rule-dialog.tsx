"use client";

import type { CaseRuleItem } from "@heard/core/cases";
import { NumberField } from "@heard/ui/number-field";
import { RadioRows } from "@heard/ui/radio-rows";
import { Select } from "@heard/ui/select";
import { TextArea, TextField } from "@heard/ui/text-field";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { nameIn } from "#lib/measure.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { type Draft, draftOfRule, inputOfDraft } from "./rule-draft.ts";
import type { CaseSettingsContext } from "./settings-screen.tsx";
import { useCaseRun } from "./use-case-run.ts";

type RuleDialogProps = CaseSettingsContext & { rule: CaseRuleItem | null; onClose: () => void };

/** Makes or changes what opens a case. */
export function RuleDialog({ rule, settings, catalogue, onClose }: RuleDialogProps) {
  const t = useTranslations("cases.settings");
  const locale = useLocale();
  const { cases: client } = useTRPCClient();
  const { attempt } = useCaseRun();
  const [given, setGiven] = useState<Draft>(() =>
    draftOfRule(rule, {
      metric: catalogue.metrics[0]?.key ?? "",
      playbookId: settings.playbooks[0]?.id ?? 0,
      touchpoint: settings.seesAll ? "" : (catalogue.touchpoints[0]?.key ?? ""),
    }),
  );
  const set = (change: Partial<Draft>) => setGiven({ ...given, ...change });
  const everybody = settings.workers.map(({ id, name }) => ({ value: String(id), label: name }));
  const save = () => {
    const input = inputOfDraft(rule, given);
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
            error={refusal}
            maxLength={100}
            required
          />
          <RadioRows
            legend={t("kind")}
            name="kind"
            rows={(["low", "high", "words"] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))}
            value={given.kind}
            onChange={(kind) => set({ kind, value: kind === given.kind ? given.value : null })}
          />
          {given.kind === "words" ? (
            <TextArea
              label={t("words")}
              hint={t("wordsHint")}
              value={given.words}
              onChange={(event) => set({ words: event.target.value })}
              rows={4}
              required
            />
          ) : (
            <>
              <Select
                label={t("metric")}
                value={given.metric}
                onChange={(event) => set({ metric: event.target.value })}
                options={catalogue.metrics.map(({ key, name }) => ({ value: key, label: nameIn(locale, name) }))}
              />
              <NumberField
                label={t(`value.${given.kind}`)}
                value={given.value}
                onChange={(value) => set({ value: value ?? null })}
                min={-1000}
                max={1000}
              />
            </>
          )}
          <Select
            label={t("touchpoint")}
            value={given.touchpoint}
            onChange={(event) => set({ touchpoint: event.target.value })}
            options={[
              // Whoever sees some touchpoints makes rules for those.
              ...(settings.seesAll ? [{ value: "", label: t("anywhere") }] : []),
              ...catalogue.touchpoints.map(({ key, name }) => ({ value: key, label: nameIn(locale, name) })),
            ]}
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
