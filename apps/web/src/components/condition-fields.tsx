"use client";

import { NumberField } from "@heard/ui/number-field";
import { RadioRows } from "@heard/ui/radio-rows";
import { Select } from "@heard/ui/select";
import { TextArea } from "@heard/ui/text-field";
import { useLocale, useTranslations } from "next-intl";
import type { Catalogue } from "#lib/catalogue.ts";
import { type ConditionDraft, comparisonOf, worstOf } from "#lib/condition-draft.ts";
import { nameIn } from "#lib/measure.ts";

type ConditionFieldsProps = {
  draft: ConditionDraft;
  onChange: (change: Partial<ConditionDraft>) => void;
  catalogue: Catalogue;
  kinds: readonly ConditionDraft["kind"][];
  /** Why the last try was refused: it stands here where the score is missing. */
  refusal: string | null;
};

/** What an answer is looked at for, and where: the same fields for rules that open cases and for those that raise an alert. */
export function ConditionFields({ draft, onChange, catalogue, kinds, refusal }: ConditionFieldsProps) {
  const t = useTranslations("cases.settings");
  const locale = useLocale();
  const named = ({ key, name }: Catalogue["metrics"][number] | Catalogue["touchpoints"][number]) => ({
    ...{ value: key, label: nameIn(locale, name) },
  });
  const worst = (metric: string) => ({ metric, value: draft.kind === "low" ? worstOf(metric, catalogue) : null });
  return (
    <>
      <RadioRows
        legend={t("kind")}
        name="kind"
        rows={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        value={draft.kind}
        onChange={(kind) => onChange({ kind, value: kind === draft.kind ? draft.value : null })}
      />
      {draft.kind === "words" ? (
        <TextArea
          label={t("words")}
          hint={t("wordsHint")}
          value={draft.words}
          onChange={(event) => onChange({ words: event.target.value })}
          rows={4}
          required
        />
      ) : (
        <>
          <Select
            label={t("metric")}
            value={draft.metric}
            onChange={(event) => onChange(worst(event.target.value))}
            options={catalogue.metrics.map(named)}
          />
          <NumberField
            label={t(`value.${comparisonOf(draft, catalogue)}`)}
            value={draft.value}
            onChange={(value) => onChange({ value: value ?? null })}
            min={-1000}
            max={1000}
            error={draft.value === null ? refusal : null}
          />
        </>
      )}
      <Select
        label={t("touchpoint")}
        value={draft.touchpoint}
        onChange={(event) => onChange({ touchpoint: event.target.value })}
        // Whoever sees some touchpoints makes rules for those.
        options={[
          ...(catalogue.isLimited ? [] : [{ value: "", label: t("anywhere") }]),
          ...catalogue.touchpoints.map(named),
        ]}
      />
    </>
  );
}
