"use client";

import { longestTitle } from "@heard/core/improvement-plans/rules";
import { longestSuggestion } from "@heard/core/suggestions/rules";
import { Select } from "@heard/ui/select";
import { TextArea, TextField } from "@heard/ui/text-field";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Catalogue } from "#lib/catalogue.ts";
import { nameIn } from "#lib/measure.ts";

/** What is typed; no touchpoint is the empty text. */
export type Draft = { title: string; text: string; touchpoint: string };

type SuggestionFieldsProps = {
  draft: Draft;
  onChange: (draft: Draft) => void;
  touchpoints: readonly Pick<Catalogue["touchpoints"][number], "key" | "name">[];
  refusal: string | null;
  /** What is said under the first line, while it is typed. */
  children?: ReactNode;
};

/** The words of a suggestion and its place, whether it is new or changed. */
export function SuggestionFields({ draft, onChange, touchpoints, refusal, children }: SuggestionFieldsProps) {
  const t = useTranslations("suggestions");
  const locale = useLocale();
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  return (
    <>
      <TextField
        label={t("form.name")}
        hint={t("form.nameHint")}
        value={draft.title}
        onChange={(event) => set({ title: event.target.value })}
        error={refusal}
        maxLength={longestTitle}
        required
        // Whoever opened this came to write this line.
        autoFocus
      />
      {children}
      <TextArea
        label={t("form.text")}
        value={draft.text}
        onChange={(event) => set({ text: event.target.value })}
        rows={3}
        maxLength={longestSuggestion}
      />
      <Select
        label={t("form.touchpoint")}
        value={draft.touchpoint}
        onChange={(event) => set({ touchpoint: event.target.value })}
        options={[
          { value: "", label: t("everywhere") },
          ...touchpoints.map(({ key, name }) => ({ value: key, label: nameIn(locale, name) })),
        ]}
      />
    </>
  );
}
