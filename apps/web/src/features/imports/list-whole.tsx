"use client";

import type { ContactsMapping, ListMapping, SuppressionsMapping } from "@heard/core/imports/lists/schema";
import { controlStyle, FormRow } from "@heard/ui/field";
import { SelectInput } from "@heard/ui/select";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Section, SectionHeader } from "#components/section.tsx";
import { nameIn } from "#lib/measure.ts";
import { useDeclared } from "./use-list-roles.ts";

type Change = (mapping: ListMapping) => void;

/** What holds for the whole list: what no column says. */
export function ListWhole({ mapping, onChange }: { mapping: ListMapping; onChange: Change }) {
  const t = useTranslations("listImports.whole");
  return (
    <Section>
      <SectionHeader title={t("title")} />
      {mapping.format === "heard-contacts/1" ? (
        <ContactRows mapping={mapping} onChange={onChange} />
      ) : (
        <SuppressionRows mapping={mapping} onChange={onChange} />
      )}
      <TextRow
        label={t("callingCode")}
        hint={t("callingCodeHint")}
        value={mapping.callingCode ?? ""}
        maxLength={4}
        onSave={(code) => onChange({ ...mapping, callingCode: code === "" ? null : code })}
      />
    </Section>
  );
}

function ContactRows({ mapping, onChange }: { mapping: ContactsMapping; onChange: Change }) {
  const t = useTranslations("listImports.whole");
  const locale = useLocale();
  const { purposes } = useDeclared();
  const { constants } = mapping;
  const setConstants = (part: Partial<ContactsMapping["constants"]>) =>
    onChange({ ...mapping, constants: { ...constants, ...part } });
  const says = mapping.columns.some(({ as }) => as === "consent");
  return (
    <>
      <FormRow label={t("existing")}>
        {(ids) => (
          <SelectInput
            {...ids}
            value={mapping.existing}
            onChange={(event) => onChange({ ...mapping, existing: event.target.value as ContactsMapping["existing"] })}
            options={[
              { value: "update", label: t("existingUpdate") },
              { value: "keep", label: t("existingKeep") },
            ]}
          />
        )}
      </FormRow>
      {says ? null : (
        <FormRow label={t("consent")}>
          {(ids) => (
            <SelectInput
              {...ids}
              value={constants.consent?.purpose ?? ""}
              onChange={(event) =>
                setConstants({ consent: event.target.value ? { purpose: event.target.value, given: true } : null })
              }
              options={[
                { value: "", label: t("consentNothing") },
                ...purposes.map(({ key, name }) => ({
                  value: key,
                  label: t("consentYes", { purpose: nameIn(locale, name) }),
                })),
              ]}
            />
          )}
        </FormRow>
      )}
      {says || constants.consent ? (
        <TextRow
          label={t("consentSource")}
          hint={t("consentSourceHint")}
          value={constants.consentSource ?? ""}
          maxLength={200}
          onSave={(consentSource) => setConstants({ consentSource: consentSource || null })}
        />
      ) : null}
    </>
  );
}

function SuppressionRows({ mapping, onChange }: { mapping: SuppressionsMapping; onChange: Change }) {
  const t = useTranslations("listImports.whole");
  const locale = useLocale();
  const { purposes } = useDeclared();
  const { constants } = mapping;
  return (
    <>
      <FormRow label={t("purpose")}>
        {(ids) => (
          <SelectInput
            {...ids}
            value={constants.purpose ?? ""}
            onChange={(event) =>
              onChange({ ...mapping, constants: { ...constants, purpose: event.target.value || null } })
            }
            options={[
              { value: "", label: t("everyPurpose") },
              ...purposes.map(({ key, name }) => ({ value: key, label: nameIn(locale, name) })),
            ]}
          />
        )}
      </FormRow>
      <TextRow
        label={t("source")}
        value={constants.source ?? ""}
        maxLength={200}
        onSave={(source) => onChange({ ...mapping, constants: { ...constants, source: source || null } })}
      />
    </>
  );
}

type TextRowProps = {
  label: string;
  hint?: ReactNode;
  value: string;
  maxLength: number;
  onSave: (text: string) => void;
};

/** Kept when the field is left, not at every key. */
function TextRow({ label, hint, value, maxLength, onSave }: TextRowProps) {
  const [text, setText] = useState(value);
  return (
    <FormRow label={label} hint={hint}>
      {(ids) => (
        <input
          {...ids}
          className={controlStyle}
          maxLength={maxLength}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => text.trim() !== value && onSave(text.trim())}
        />
      )}
    </FormRow>
  );
}
