"use client";

import type { Texts } from "@heard/survey/runtime";
import { cx } from "@heard/ui/cx";
import { controlStyle } from "@heard/ui/field";
import { useTranslations } from "next-intl";
import type { Ref } from "react";
import { useBuilder } from "./builder-context.tsx";
import { withText } from "./edit-definition.ts";

export type TextInputProps = {
  id?: string;
  /** The accessible name where no label stands beside it. */
  label?: string;
  texts: Texts;
  onChange: (texts: Texts) => void;
  /** Where findings say that it stands. */
  field?: string;
  isInvalid?: boolean;
  isReadOnly?: boolean;
  maxLength?: number;
  inputRef?: Ref<HTMLTextAreaElement>;
  className?: string;
};

/** One text in the language that is edited, set in its own script; what it says in the survey's first language stands below while it is translated. */
export function TextInput(props: TextInputProps) {
  const { id, label, texts, onChange, field, isInvalid = false, maxLength = 5000, inputRef, className } = props;
  const t = useTranslations("surveyBuilder.question");
  const { language, definition, isReadOnly, format } = useBuilder();
  const { defaultLanguage } = definition;
  const original = language === defaultLanguage || props.isReadOnly ? "" : (texts[defaultLanguage] ?? "");
  return (
    <>
      <textarea
        ref={inputRef}
        id={id}
        aria-label={label}
        aria-invalid={isInvalid || undefined}
        data-field={field}
        lang={language}
        rows={1}
        value={texts[language] ?? ""}
        readOnly={isReadOnly || props.isReadOnly}
        maxLength={maxLength}
        onChange={(event) => onChange(withText(texts, language, event.target.value))}
        className={cx(controlStyle, "field-sizing-content block resize-none py-1.5", className)}
      />
      {original ? (
        <p className="mt-1 text-ink-3 text-small">
          {t("inDefault", { language: format.language(defaultLanguage), text: original })}
        </p>
      ) : null}
    </>
  );
}
