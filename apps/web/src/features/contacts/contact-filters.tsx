"use client";

import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { useLocale, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { type LocalisedText, nameIn } from "#lib/measure.ts";
import { type ContactsView, type Standing, standings } from "./contacts-view.ts";

type Props = {
  view: ContactsView;
  purposes: { key: string; name: LocalisedText }[];
  seesCustomers: boolean;
  busy: boolean;
  onChange: (view: ContactsView) => void;
};

/** Keys that fall together are one search. */
const pauseMs = 150;
const languages = ["en", "zh-Hans", "zh-Hant"] as const;

/** Words and filters over the list of contacts. */
export function ContactFilters({ view, purposes, seesCustomers, busy, onChange }: Props) {
  const t = useTranslations("contacts.list");
  const names = useTranslations("common.languages");
  const locale = useLocale();
  const set = (part: Partial<ContactsView>) => onChange({ ...view, ...part });
  return (
    <search aria-label={t("filters")} aria-busy={busy} className="mt-6 border-line border-b pb-4" data-print="hide">
      <div className="grid gap-x-4 gap-y-3 rail:grid-cols-2 wide:grid-cols-4">
        <SearchField
          initial={view.search}
          hint={t(seesCustomers ? "searchHint" : "searchWhole")}
          onSearch={(search) => set({ search })}
        />
        <Select
          label={t("standing")}
          value={view.standing ?? ""}
          onChange={(event) => set({ standing: (event.target.value || null) as Standing | null })}
          options={[
            { value: "", label: t("everybody") },
            ...standings.map((value) => ({ value, label: t(`standings.${value}`) })),
          ]}
        />
        {purposes.length > 1 ? (
          <Select
            label={t("purpose")}
            value={view.purpose ?? purposes[0]?.key ?? ""}
            onChange={(event) => set({ purpose: event.target.value })}
            options={purposes.map(({ key, name }) => ({ value: key, label: nameIn(locale, name) }))}
          />
        ) : null}
        <Select
          label={t("language")}
          value={view.language ?? ""}
          onChange={(event) => set({ language: event.target.value || null })}
          options={[
            { value: "", label: t("anyLanguage") },
            ...languages.map((value) => ({ value, label: names(value) })),
          ]}
        />
      </div>
    </search>
  );
}

type SearchFieldProps = { initial: string; hint: string; onSearch: (words: string) => void };

/** Searches while words are typed; a word half composed in Chinese is not searched. */
function SearchField({ initial, hint, onSearch }: SearchFieldProps) {
  const t = useTranslations("contacts.list");
  const [typed, setTyped] = useState(initial);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const search = (words: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(words), pauseMs);
  };
  return (
    <TextField
      type="search"
      data-search
      label={t("search")}
      hint={hint}
      value={typed}
      maxLength={200}
      onChange={(event) => {
        setTyped(event.target.value);
        if (!(event.nativeEvent as InputEvent).isComposing) search(event.target.value);
      }}
      onCompositionEnd={(event) => search(event.currentTarget.value)}
    />
  );
}
