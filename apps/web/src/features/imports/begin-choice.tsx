"use client";

import type { PresetKey } from "@heard/core/imports/schema";
import { Select } from "@heard/ui/select";
import { useTranslations } from "next-intl";

export type BeginOptions = {
  presets: readonly { key: PresetKey; name: string }[];
  saved: readonly { id: number; name: string }[];
};

type Props = { options: BeginOptions; value: string; onChange: (value: string) => void };

/** Where a file comes from, so that its columns find their places: found out, a survey tool, or a saved mapping. */
export function BeginChoice({ options: { presets, saved }, value, onChange }: Props) {
  const t = useTranslations("imports.upload");
  return (
    <Select
      label={t("begin")}
      hint={t("beginHint")}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      options={[
        { value: "detect", label: t("detect") },
        ...(saved.length > 0
          ? [{ label: t("saved"), options: saved.map(({ id, name }) => ({ value: `mapping:${id}`, label: name })) }]
          : []),
        ...(presets.length > 0
          ? [{ label: t("tools"), options: presets.map(({ key, name }) => ({ value: `preset:${key}`, label: name })) }]
          : []),
      ]}
    />
  );
}

/** How the file is to be read; `null` when its columns are to speak for themselves. */
export function readingFrom(value: string): { preset: PresetKey } | { mappingId: number } | null {
  const [kind, id = ""] = value.split(":");
  if (kind === "preset") return { preset: id as PresetKey };
  return kind === "mapping" ? { mappingId: Number(id) } : null;
}
