"use client";

import { Button } from "@heard/ui/button";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import type { Field } from "#features/audience/audience-draft.ts";
import { AudienceFields } from "#features/audience/audience-fields.tsx";
import type { RuleDraft } from "./limit-draft.ts";

type Props = {
  number: number;
  rule: RuleDraft;
  fields: readonly Field[];
  /** For how many people it is, in words. */
  fits: string;
  onChange: (rule: RuleDraft) => void;
  onRemove: () => void;
};

const outcomes = ["sending", "defer", "drop"] as const;

/** One rule: so many messages in so many days, for whom, and what becomes of whom it protects. */
export function RuleFields({ number, rule, fields, fits, onChange, onRemove }: Props) {
  const t = useTranslations("contactLimits");
  const name = t("rule", { number: String(number) });
  const amount = (field: "most" | "days", most: number) => (
    <TextField
      type="number"
      label={t(field)}
      value={rule[field]}
      min={1}
      max={most}
      step={1}
      required
      onChange={(event) => onChange({ ...rule, [field]: event.target.value })}
    />
  );
  return (
    <fieldset className="border-line border-b pb-6">
      <legend className="sr-only">{name}</legend>
      <div className="mb-3 flex items-baseline justify-between gap-4">
        <p className="font-semibold text-ui" aria-hidden>
          {name} <span className="font-normal text-ink-3 text-small">{fits}</span>
        </p>
        <Button tone="quiet" aria-label={t("removeOf", { rule: name })} onClick={onRemove}>
          {t("remove")}
        </Button>
      </div>
      <div className="grid gap-x-12 gap-y-6 wide:grid-cols-2">
        <div className="flex flex-col gap-4">
          <div className="grid grid-cols-2 gap-x-4">
            {amount("most", 1000)}
            {amount("days", 3650)}
          </div>
          <Select
            label={t("onLimit")}
            hint={t(`hints.${rule.onLimit}`)}
            value={rule.onLimit}
            onChange={({ target }) =>
              onChange({ ...rule, onLimit: outcomes.find((one) => one === target.value) ?? "sending" })
            }
            options={outcomes.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
          />
        </div>
        <AudienceFields
          legend={t("whom")}
          draft={rule.audience}
          fields={fields}
          onChange={(audience) => onChange({ ...rule, audience })}
        />
      </div>
    </fieldset>
  );
}
