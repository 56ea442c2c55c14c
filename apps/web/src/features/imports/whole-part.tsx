"use client";

import type { Mapping } from "@heard/core/imports/schema";
import { controlStyle, FormRow } from "@heard/ui/field";
import { SelectInput } from "@heard/ui/select";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Section, SectionHeader } from "#components/section.tsx";
import { useImportContext, withOwn } from "./import-context.tsx";
import { SourceRows } from "./source-rows.tsx";

type Props = { mapping: Mapping; dateForms: readonly string[]; onChange: (mapping: Mapping) => void };

/** What holds for every row: source, channel, language, how dates are written and on which clock, and the words for "nothing". */
export function WholePart({ mapping, dateForms, onChange }: Props) {
  const t = useTranslations("imports.whole");
  const { catalogue, nameOf, organisation, locale } = useImportContext();
  const { constants, occurred } = mapping;
  const languages = new Intl.DisplayNames(locale, { type: "language" });
  return (
    <Section>
      <SectionHeader title={t("title")} />
      <SourceRows mapping={mapping} onChange={onChange} />
      <FormRow label={t("channel")}>
        {(ids) => (
          <SelectInput
            {...ids}
            value={constants.channel ?? ""}
            onChange={(event) =>
              onChange({ ...mapping, constants: { ...constants, channel: event.target.value || null } })
            }
            options={[
              { value: "", label: t("noChannel") },
              ...withOwn(catalogue.channels, constants.channel).map((key) => ({
                value: key,
                label: nameOf("channels", key, mapping),
              })),
            ]}
          />
        )}
      </FormRow>
      <FormRow label={t("language")}>
        {(ids) => (
          <SelectInput
            {...ids}
            value={constants.language ?? ""}
            onChange={(event) =>
              onChange({ ...mapping, constants: { ...constants, language: event.target.value || null } })
            }
            options={[
              { value: "", label: t("detect") },
              ...["en", "zh-Hans", "zh-Hant", "ja", "ko", "de", "fr", "es"].map((code) => ({
                value: code,
                label: languages.of(code) ?? code,
              })),
            ]}
          />
        )}
      </FormRow>
      <FormRow label={t("dateFormat")}>
        {(ids) => (
          <FormatInput
            {...ids}
            key={occurred.format ?? ""}
            value={occurred.format ?? ""}
            suggestions={dateForms}
            onChange={(format) => onChange({ ...mapping, occurred: { ...occurred, format: format || null } })}
          />
        )}
      </FormRow>
      <FormRow label={t("timeZone")} hint={t("timeZoneHint")}>
        {(ids) => (
          <SelectInput
            {...ids}
            value={occurred.timeZone ?? ""}
            onChange={(event) =>
              onChange({ ...mapping, occurred: { ...occurred, timeZone: event.target.value || null } })
            }
            options={[
              { value: "", label: t("organisationZone", { zone: organisation.timeZone }) },
              { value: "UTC", label: "UTC" },
              ...Intl.supportedValuesOf("timeZone").map((zone) => ({ value: zone, label: zone })),
            ]}
          />
        )}
      </FormRow>
      <MissingRow mapping={mapping} onChange={onChange} />
    </Section>
  );
}

type FormatProps = {
  id: string;
  value: string;
  suggestions: readonly string[];
  onChange: (value: string) => void;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

/** Counts again when the field is left, not at every key. */
function FormatInput({ suggestions, value, onChange, ...ids }: FormatProps) {
  const [text, setText] = useState(value);
  return (
    <>
      <input
        {...ids}
        className={`${controlStyle} font-mono`}
        list={`${ids.id}-forms`}
        maxLength={60}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => text.trim() !== value && onChange(text.trim())}
      />
      <datalist id={`${ids.id}-forms`}>
        {suggestions.map((form) => (
          <option key={form} value={form} />
        ))}
      </datalist>
    </>
  );
}

function MissingRow({ mapping, onChange }: Pick<Props, "mapping" | "onChange">) {
  const t = useTranslations("imports.whole");
  const shown = mapping.missing.filter((word) => word !== "").join("\n");
  const [text, setText] = useState(shown);
  const save = () => {
    if (text === shown) return;
    const words = text.split("\n").map((word) => word.trim());
    onChange({ ...mapping, missing: ["", ...new Set(words.filter((word) => word !== ""))] });
  };
  return (
    <FormRow label={t("missing")} hint={t("missingHint")}>
      {(ids) => (
        <textarea
          {...ids}
          rows={2}
          className={`${controlStyle} py-1.5`}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={save}
        />
      )}
    </FormRow>
  );
}
