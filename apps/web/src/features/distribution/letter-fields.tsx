"use client";

import { TextArea, TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { type InvalidEvent, useState } from "react";
import { flushSync } from "react-dom";
import { SideSection } from "#components/section.tsx";
import type { Format } from "#lib/format.ts";
import type { PlanFields } from "./plan-form.ts";

type Props = { fields: PlanFields; onChange: (fields: PlanFields) => void; format: Format };

/** What is written, in each language of the survey, one at a time. */
export function LetterFields({ fields, onChange, format }: Props) {
  const t = useTranslations("distribution.form");
  const languages = Object.keys(fields.texts);
  const [shown, setShown] = useState(languages[0]);
  const set = (more: Partial<PlanFields>) => onChange({ ...fields, ...more });
  const write = (language: string, more: Partial<PlanFields["texts"][string]>) => {
    const texts = fields.texts[language] ?? { subject: "", body: "" };
    set({ texts: { ...fields.texts, [language]: { ...texts, ...more } } });
  };
  // The browser points at the first field that is not filled in, and can at none that is out of sight.
  const bring = (language: string) => (event: InvalidEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    if (event.currentTarget.form?.querySelector("input:invalid, textarea:invalid") === event.currentTarget)
      flushSync(() => setShown(language));
  };
  return (
    <SideSection title={t("letter")} lead={t("letterLead")}>
      <div className="grid gap-x-6 gap-y-6 rail:grid-cols-2">
        <TextField
          label={t("sender")}
          value={fields.senderName}
          maxLength={100}
          required
          onChange={(event) => set({ senderName: event.target.value })}
        />
        <TextField
          type="email"
          label={t("replyTo")}
          value={fields.replyTo}
          maxLength={200}
          onChange={(event) => set({ replyTo: event.target.value })}
        />
      </div>
      {languages.length > 1 ? (
        <LanguageChoice {...{ languages, shown, format }} label={t("letterLanguage")} onShow={setShown} />
      ) : null}
      {Object.entries(fields.texts).map(([language, texts]) => (
        <div key={language} hidden={language !== shown}>
          <div className="mt-6 flex flex-col gap-6">
            <TextField
              label={t("subject", { language: format.language(language) })}
              lang={language}
              value={texts.subject}
              maxLength={200}
              required
              onInvalid={bring(language)}
              onChange={(event) => write(language, { subject: event.target.value })}
            />
            <TextArea
              label={t("body", { language: format.language(language) })}
              lang={language}
              rows={8}
              value={texts.body}
              maxLength={5000}
              required
              onInvalid={bring(language)}
              onChange={(event) => write(language, { body: event.target.value })}
            />
          </div>
        </div>
      ))}
    </SideSection>
  );
}

type ChoiceProps = {
  label: string;
  languages: readonly string[];
  shown: string | undefined;
  format: Format;
  onShow: (language: string) => void;
};

/** Which language is written. */
function LanguageChoice({ label, languages, shown, format, onShow }: ChoiceProps) {
  return (
    <fieldset className="mt-6 flex flex-wrap gap-1">
      <legend className="sr-only">{label}</legend>
      {languages.map((language) => (
        <label
          key={language}
          className="relative flex min-h-8 cursor-pointer items-center rounded-control px-2.5 font-medium text-ink-2 text-ui hover:text-ink has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:min-h-11"
        >
          <input
            type="radio"
            className="sr-only"
            name="letter-language"
            checked={language === shown}
            onChange={() => onShow(language)}
          />
          {format.language(language)}
        </label>
      ))}
    </fieldset>
  );
}
