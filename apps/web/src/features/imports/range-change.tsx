"use client";

import { Button } from "@heard/ui/button";
import { SelectInput } from "@heard/ui/select";
import { useTranslations } from "next-intl";
import { useState } from "react";

type Range = { min: number; max: number };
type FieldsProps = { column: string; scale?: Range; onSet: (range: Range) => void };

const ends = Array.from({ length: 11 }, (_, value) => ({ value: String(value), label: String(value) }));

/** The two ends of a scale. Nothing is preselected where nothing is known. */
export function RangeFields({ column, scale, onSet }: FieldsProps) {
  const t = useTranslations("imports.range");
  const [min, setMin] = useState(scale ? String(scale.min) : "");
  const [max, setMax] = useState(scale ? String(scale.max) : "");
  const points = Number(max) - Number(min) + 1;
  const isUsable = min !== "" && max !== "" && points >= 2 && points <= 11;
  return (
    <div className="flex flex-wrap items-start gap-2">
      <SelectInput
        className="w-24!"
        aria-label={`${t("min")}: ${column}`}
        placeholder={t("min")}
        value={min}
        onChange={(event) => setMin(event.target.value)}
        options={ends}
      />
      <SelectInput
        className="w-24!"
        aria-label={`${t("max")}: ${column}`}
        placeholder={t("max")}
        value={max}
        onChange={(event) => setMax(event.target.value)}
        options={ends}
      />
      <Button onClick={() => onSet({ min: Number(min), max: Number(max) })} disabledReason={isUsable ? null : t("not")}>
        {t("set")}
      </Button>
    </div>
  );
}

/** Lets the proposed ends of a scale be changed: a stray value may have stretched it. */
export function RangeChange({ column, scale, onSet }: FieldsProps & { scale: Range }) {
  const t = useTranslations("imports.range");
  const [changing, setChanging] = useState(false);
  if (!changing)
    return (
      <button
        type="button"
        onClick={() => setChanging(true)}
        className="mt-1 min-h-6 text-accent text-small underline decoration-1 underline-offset-3 pointer-coarse:min-h-11"
      >
        {t("change")}
        <span className="sr-only">: {column}</span>
      </button>
    );
  return (
    <div className="mt-2">
      <RangeFields
        column={column}
        scale={scale}
        onSet={(range) => {
          setChanging(false);
          onSet(range);
        }}
      />
    </div>
  );
}
