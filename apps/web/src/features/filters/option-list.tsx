"use client";

import { Checkbox } from "@heard/ui/checkbox";
import { controlStyle } from "@heard/ui/field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FilterOption } from "./filter-value.ts";

export type OptionListProps = {
  name: string;
  options: FilterOption[];
  chosen: string[];
  onChange: (values: string[]) => void;
};

/** Above this many values, finding beats reading. */
const findAbove = 8;

/** Any of these values. Long lists are found by typing; what is chosen stays in view. */
export default function OptionList({ name, options, chosen, onChange }: OptionListProps) {
  const t = useTranslations("scores.filters");
  const list = useTranslations("common.list");
  const [typed, setTyped] = useState("");
  const fits = ({ label, value }: FilterOption) =>
    chosen.includes(value) || label.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase());
  const shown = options.filter(fits);
  const toggle = (value: string, on: boolean) =>
    onChange(on ? [...chosen, value] : chosen.filter((one) => one !== value));
  if (options.length === 0) return <p className="text-ink-3 text-ui">{t("noValues")}</p>;
  return (
    <fieldset className="w-64 max-w-full">
      <legend className="sr-only">{name}</legend>
      {options.length > findAbove ? (
        <input
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          aria-label={t("find", { name })}
          placeholder={t("find", { name })}
          className={`${controlStyle} mb-2`}
        />
      ) : null}
      <div className="max-h-72 overflow-y-auto">
        {shown.length === 0 ? <p className="text-ink-3 text-ui">{list("nothingFound")}</p> : null}
        {shown.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            checked={chosen.includes(value)}
            onChange={(event) => toggle(value, event.target.checked)}
            className="py-0.5"
          />
        ))}
      </div>
    </fieldset>
  );
}
