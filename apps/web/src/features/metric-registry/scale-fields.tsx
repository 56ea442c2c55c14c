"use client";

import { RadioList } from "@heard/ui/radio-rows";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { useId } from "react";

/** A ruler while it is typed. No end is assumed to be the good one. */
export type ScaleDraft = { min: string; max: string; direction: "higherIsBetter" | "lowerIsBetter" | null };

/** A whole number as it was typed, or `null`: what is no number is not sent. */
export function pointOf(text: string): number | null {
  const number = Number(text.trim().replace("−", "-"));
  return text.trim() === "" || Number.isNaN(number) ? null : number;
}

type Props = { value: ScaleDraft; onChange: (value: ScaleDraft) => void; error?: string | null };

/** The two ends of a scale and which of them is good. */
export function ScaleFields({ value, onChange, error }: Props) {
  const t = useTranslations("metricRegistry.scale");
  const directions = useTranslations("common.directions");
  const name = useId();
  return (
    <div className="flex flex-col gap-4">
      <div className="grid grid-cols-2 gap-4">
        <TextField
          label={t("min")}
          inputMode="numeric"
          required
          value={value.min}
          onChange={(event) => onChange({ ...value, min: event.target.value })}
          error={error}
        />
        <TextField
          label={t("max")}
          inputMode="numeric"
          required
          value={value.max}
          onChange={(event) => onChange({ ...value, max: event.target.value })}
          hint={t("pointsHint")}
        />
      </div>
      <div>
        <RadioList
          legend={t("direction")}
          name={name}
          value={value.direction}
          onChange={(direction) => onChange({ ...value, direction })}
          options={(["higherIsBetter", "lowerIsBetter"] as const).map((direction) => ({
            value: direction,
            label: directions(direction),
          }))}
        />
        <p className="mt-1 text-ink-3 text-small">{t("directionHint")}</p>
      </div>
    </div>
  );
}
