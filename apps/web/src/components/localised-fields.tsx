"use client";

import { TextArea, TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";

/** A text per language of the product while it is typed: empty where nobody has translated it. */
export type LocalisedDraft = { en: string; "zh-Hans": string; "zh-Hant": string };
const languages = ["en", "zh-Hans", "zh-Hant"] as const;

export function draftOf(text: Partial<Record<keyof LocalisedDraft, string | undefined>> | null): LocalisedDraft {
  return { en: text?.en ?? "", "zh-Hans": text?.["zh-Hans"] ?? "", "zh-Hant": text?.["zh-Hant"] ?? "" };
}

/** What is sent: without the languages that say nothing. */
export function textOf(draft: LocalisedDraft): { en?: string; "zh-Hans"?: string; "zh-Hant"?: string } {
  return Object.fromEntries(
    languages.flatMap((language) => (draft[language].trim() ? [[language, draft[language].trim()]] : [])),
  );
}

/** A name: English is always there. */
export function nameOf(draft: LocalisedDraft): { en: string; "zh-Hans"?: string; "zh-Hant"?: string } {
  return { ...textOf(draft), en: draft.en.trim() };
}

export type LocalisedFieldsProps = {
  legend: string;
  value: LocalisedDraft;
  onChange: (value: LocalisedDraft) => void;
  error?: string | null;
  maxLength?: number;
  /** English must be there. */
  required?: boolean;
  long?: boolean;
};

/** One text in the three languages, each under its own label and set in its own script. */
export function LocalisedFields(props: LocalisedFieldsProps) {
  const { legend, value, onChange, error, maxLength = 120, required = false, long = false } = props;
  const t = useTranslations("common.languages");
  const Control = long ? TextArea : TextField;
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-semibold text-ui">{legend}</legend>
      {languages.map((language) => (
        <Control
          key={language}
          label={t(language)}
          lang={language}
          value={value[language]}
          onChange={(event) => onChange({ ...value, [language]: event.target.value })}
          error={language === "en" ? error : null}
          required={required && language === "en"}
          maxLength={maxLength}
          {...(long ? { rows: 2 } : {})}
        />
      ))}
    </fieldset>
  );
}
