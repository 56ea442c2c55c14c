"use client";

import type { ScoreQuestion } from "@heard/survey/runtime";
import { SelectInput } from "@heard/ui/select";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { nameIn } from "#lib/measure.ts";
import { useBuilder } from "./builder-context.tsx";
import { without } from "./edit-definition.ts";
import { FindingsAt } from "./finding-note.tsx";
import { metricsFor } from "./measuring.ts";
import { ScalePart } from "./scale-part.tsx";
import { SettingsRow } from "./settings-row.tsx";
import { useChange } from "./use-change.ts";

/** What a score counts for, where it belongs, and on which scale it is asked. */
export function ScorePart({ question }: { question: ScoreQuestion }) {
  const t = useTranslations("surveyBuilder.score");
  const { isReadOnly } = useBuilder();
  const change = useChange(question);
  const ids = { metric: useId(), touchpoint: useId() };
  return (
    <>
      <SettingsRow label={t("metric")} htmlFor={ids.metric}>
        <MetricSelect
          id={ids.metric}
          type={question.type}
          value={question.metric}
          onChange={(metric) => change({ ...question, metric })}
        />
        <FindingsAt question={question.id} field="metric" />
      </SettingsRow>
      <SettingsRow label={t("touchpoint")} htmlFor={ids.touchpoint}>
        <TouchpointSelect
          id={ids.touchpoint}
          value={question.touchpoint ?? ""}
          onChange={(touchpoint) =>
            change(touchpoint ? { ...question, touchpoint } : (without(question, "touchpoint") as ScoreQuestion))
          }
          none={t("ofResponse")}
          disabled={isReadOnly}
        />
        <FindingsAt question={question.id} field="touchpoint" />
      </SettingsRow>
      <ScalePart
        question={question}
        type={question.type}
        scale={question.scale}
        field="scale"
        onChange={(scale) => change({ ...question, scale })}
      />
    </>
  );
}

type MetricSelectProps = {
  id?: string;
  label?: string;
  type: string;
  value: string;
  onChange: (metric: string) => void;
  /** What stands for no metric, where there need not be one. */
  none?: string;
};

/** The metrics that such a question can count for. */
export function MetricSelect({ id, label, type, value, onChange, none }: MetricSelectProps) {
  const t = useTranslations("surveyBuilder.score");
  const locale = useLocale();
  const { measuring, isReadOnly } = useBuilder();
  const options = metricsFor(measuring, type).map(({ key, name, isNew }) => {
    const named = nameIn(locale, name);
    return { value: key, label: isNew ? t("made", { name: named }) : named };
  });
  // One that was archived, or that a program wrote, is shown as what it is.
  const isListed = value === "" || options.some((one) => one.value === value);
  return (
    <SelectInput
      id={id}
      aria-label={label}
      disabled={isReadOnly}
      value={value}
      data-field="metric"
      onChange={(event) => onChange(event.target.value)}
      options={[
        ...(none === undefined ? [] : [{ value: "", label: none }]),
        ...(isListed ? [] : [{ value, label: value }]),
        ...options,
      ]}
    />
  );
}

type TouchpointSelectProps = {
  id?: string;
  label?: string;
  value: string;
  onChange: (touchpoint: string) => void;
  none: string;
  disabled?: boolean;
};

/** Where something belongs in the journey. */
export function TouchpointSelect({ id, label, value, onChange, none, disabled = false }: TouchpointSelectProps) {
  const locale = useLocale();
  const { catalogue } = useBuilder();
  const options = catalogue.touchpoints.map(({ key, name }) => ({ value: key, label: nameIn(locale, name) }));
  const isListed = value === "" || options.some((one) => one.value === value);
  return (
    <SelectInput
      id={id}
      aria-label={label}
      disabled={disabled}
      value={value}
      data-field="touchpoint"
      onChange={(event) => onChange(event.target.value)}
      options={[{ value: "", label: none }, ...(isListed ? [] : [{ value, label: value }]), ...options]}
    />
  );
}
