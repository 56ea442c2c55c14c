"use client";

import { keyFromName } from "@heard/core/catalogue/rules";
import { isLocale, type Locale, localeNames, locales } from "@heard/messages/locale";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { TimeZoneField } from "#components/time-zone-field.tsx";

export type OrganisationDraft = { name: string; key: string; locale: Locale; timeZone: string };

/** What an organisation is made of; the key follows the name until somebody writes one. */
export function useOrganisationDraft() {
  const locale = useLocale();
  const [draft, setDraft] = useState<OrganisationDraft>({ name: "", key: "", locale, timeZone: "UTC" });
  const [ownKey, setOwnKey] = useState(false);
  // The browser's zone is not known on the server, and a page must not change while it wakes up.
  useEffect(() => {
    setDraft((before) => ({ ...before, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }));
  }, []);
  const change = (more: Partial<OrganisationDraft>) => {
    if (more.key !== undefined) setOwnKey(more.key !== "");
    setDraft((before) => ({
      ...before,
      ...more,
      ...(more.name !== undefined && !ownKey ? { key: keyFromName(more.name) } : {}),
    }));
  };
  return { draft, change };
}

export type OrganisationFieldsProps = ReturnType<typeof useOrganisationDraft> & {
  url: string;
  /** What is wrong with the name, and what with the key or with the whole. */
  errors: { name: string | null; key: string | null };
};

/** Name, key, language and time zone of a new organisation. */
export function OrganisationFields({ draft, change, url, errors }: OrganisationFieldsProps) {
  const t = useTranslations("auth.setUp");
  return (
    <>
      <TextField
        label={t("organisation")}
        autoComplete="organization"
        required
        maxLength={120}
        value={draft.name}
        onChange={(event) => change({ name: event.target.value })}
        error={errors.name}
      />
      <TextField
        label={t("key")}
        hint={t("keyHint", { address: `${url}/${draft.key || "acme"}` })}
        required
        maxLength={60}
        pattern="[a-z0-9]+(-[a-z0-9]+)*"
        autoCapitalize="none"
        spellCheck={false}
        value={draft.key}
        onChange={(event) => change({ key: event.target.value.toLowerCase() })}
        error={errors.key}
      />
      <Select
        label={t("language")}
        value={draft.locale}
        onChange={(event) => isLocale(event.target.value) && change({ locale: event.target.value })}
        options={locales.map((one) => ({ value: one, label: localeNames[one] }))}
      />
      <TimeZoneField
        label={t("timeZone")}
        hint={t("timeZoneHint")}
        value={draft.timeZone}
        onChange={(timeZone) => change({ timeZone })}
      />
    </>
  );
}
