"use client";

import type { ResponseAlertRuleItem } from "@heard/core/response-alerts";
import type { SaveResponseAlertRuleInput } from "@heard/core/response-alerts/schema";
import { NumberField } from "@heard/ui/number-field";
import { RadioRows } from "@heard/ui/radio-rows";
import { Select } from "@heard/ui/select";
import { TextArea, TextField } from "@heard/ui/text-field";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import { nameIn } from "#lib/measure.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { useResponseAlertRun } from "./use-response-alert-run.ts";

type ResponseRuleDialogProps = { rule: ResponseAlertRuleItem | null; catalogue: Catalogue; onClose: () => void };

/** A rule as its form holds it: every choice a text, words one a line. */
type Draft = {
  name: string;
  kind: "score" | "words";
  comparison: "atMost" | "atLeast";
  metric: string;
  value: number;
  words: string;
  touchpoint: string;
};

/** Makes or changes what is worth an alert by itself. */
export default function ResponseRuleDialog({ rule, catalogue, onClose }: ResponseRuleDialogProps) {
  const t = useTranslations("responseAlerts");
  const locale = useLocale();
  const { responseAlerts: client } = useTRPCClient();
  const { attempt } = useResponseAlertRun();
  const [given, setGiven] = useState<Draft>(() => draftOf(rule, catalogue));
  const set = (change: Partial<Draft>) => setGiven({ ...given, ...change });
  return (
    <FormDialog
      title={t(rule === null ? "form.newTitle" : "form.editTitle")}
      submitLabel={t("form.save")}
      onClose={onClose}
      onSubmit={() => attempt(() => client.saveRule.mutate(inputOf(rule, given)), t("rules.saved"))}
    >
      {(refusal) => (
        <>
          <TextField
            label={t("form.name")}
            value={given.name}
            onChange={(event) => set({ name: event.target.value })}
            error={refusal}
            maxLength={100}
            required
          />
          <RadioRows
            legend={t("form.kind")}
            name="kind"
            rows={(["score", "words"] as const).map((value) => ({ value, label: t(`form.kinds.${value}`) }))}
            value={given.kind}
            onChange={(kind) => set({ kind })}
          />
          {given.kind === "words" ? (
            <TextArea
              label={t("form.words")}
              hint={t("form.wordsHint")}
              value={given.words}
              onChange={(event) => set({ words: event.target.value })}
              rows={4}
              required
            />
          ) : (
            <>
              <Select
                label={t("form.metric")}
                value={given.metric}
                onChange={(event) => set({ metric: event.target.value, ...lowOf(event.target.value, catalogue) })}
                options={catalogue.metrics.map(({ key, name }) => ({ value: key, label: nameIn(locale, name) }))}
              />
              <NumberField
                label={t(`form.value.${given.comparison}`)}
                value={given.value}
                // A score that nobody chose is no score: an emptied field stays as it was.
                onChange={(value) => value !== null && set({ value })}
                min={-1000}
                max={1000}
              />
            </>
          )}
          <Select
            label={t("form.touchpoint")}
            value={given.touchpoint}
            onChange={(event) => set({ touchpoint: event.target.value })}
            options={[
              { value: "", label: t("form.anywhere") },
              ...catalogue.touchpoints.map(({ key, name }) => ({ value: key, label: nameIn(locale, name) })),
            ]}
          />
        </>
      )}
    </FormDialog>
  );
}

/** The worst answer of a metric, and which side of it is worse: of effort a high one. */
function lowOf(metric: string, { metrics }: Catalogue): Pick<Draft, "comparison" | "value"> {
  const scale = metrics.find(({ key }) => key === metric)?.scale;
  if (!scale) return { comparison: "atMost", value: 0 };
  return scale.direction === "higherIsBetter"
    ? { comparison: "atMost", value: scale.min }
    : { comparison: "atLeast", value: scale.max };
}

function draftOf(rule: ResponseAlertRuleItem | null, catalogue: Catalogue): Draft {
  const condition = rule?.condition;
  const score = condition?.kind === "score" ? condition : null;
  const metric = score?.metric ?? catalogue.metrics[0]?.key ?? "";
  return {
    ...{ name: rule?.name ?? "", kind: condition?.kind ?? "score", metric, ...(score ?? lowOf(metric, catalogue)) },
    words: condition?.kind === "words" ? condition.words.join("\n") : "",
    touchpoint: rule?.touchpoint ?? "",
  };
}

function inputOf(rule: ResponseAlertRuleItem | null, draft: Draft): SaveResponseAlertRuleInput {
  const { name, kind, metric, value, comparison, touchpoint } = draft;
  const words = draft.words
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return {
    ...(rule === null ? {} : { alertRuleId: rule.id }),
    name,
    condition: kind === "words" ? { kind, words } : { kind, metric, value, comparison },
    touchpoint: touchpoint === "" ? null : touchpoint,
  };
}
