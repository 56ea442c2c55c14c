"use client";

import { Checkbox } from "@heard/ui/checkbox";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { useLocale, useTranslations } from "next-intl";
import type { Named } from "#lib/catalogue.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import type { Beginning } from "./beginning-choice.tsx";

export type SurveyFields = {
  name: string;
  key: string;
  touchpoint: string;
  /** Of an empty survey. */
  language: string;
  /** Of a template. */
  languages: string[];
};

type Props = {
  from: Beginning | null;
  fields: SurveyFields;
  suggested: string;
  touchpoints: Named[];
  gateway: string;
  onChange: (fields: Partial<SurveyFields>) => void;
};

const productLanguages = ["en", "zh-Hans", "zh-Hant"] as const;

/** What a new survey is called, where its page is, and which languages it speaks. */
export function NewSurveyFields({ from, fields, suggested, touchpoints, gateway, onChange }: Props) {
  const t = useTranslations("surveyList.start");
  const language = useTranslations("common.languages");
  const locale = useLocale();
  return (
    <>
      <TextField
        label={t("name")}
        hint={t("nameHint")}
        value={fields.name}
        placeholder={suggested}
        onChange={(event) => onChange({ name: event.target.value })}
        maxLength={120}
      />
      <TextField
        label={t("key")}
        hint={
          <>
            {t("keyHint")}{" "}
            <code className="wrap-anywhere font-mono">
              {paths.surveyPage(gateway, fields.key.trim() || "…").replace("%E2%80%A6", "…")}
            </code>
          </>
        }
        value={fields.key}
        onChange={(event) => onChange({ key: event.target.value })}
        maxLength={60}
        spellCheck={false}
      />
      {from?.kind === "blank" ? (
        <Select
          label={t("language")}
          value={fields.language}
          onChange={(event) => onChange({ language: event.target.value })}
          options={productLanguages.map((value) => ({ value, label: language(value) }))}
        />
      ) : null}
      {from?.kind === "template" ? (
        <>
          <fieldset>
            <legend className="mb-1 font-medium text-ui">{t("languages")}</legend>
            {productLanguages.map((one) => (
              <Checkbox
                key={one}
                label={language(one)}
                checked={fields.languages.includes(one)}
                onChange={(event) =>
                  onChange({
                    languages: event.target.checked
                      ? [...fields.languages, one]
                      : fields.languages.filter((other) => other !== one),
                  })
                }
              />
            ))}
          </fieldset>
          {touchpoints.length > 0 ? (
            <Select
              label={t("touchpoint")}
              value={fields.touchpoint}
              onChange={(event) => onChange({ touchpoint: event.target.value })}
              options={[
                { value: "", label: t("noTouchpoint") },
                ...touchpoints.map(({ key, name }) => ({ value: key, label: nameIn(locale, name) })),
              ]}
            />
          ) : null}
        </>
      ) : null}
    </>
  );
}
