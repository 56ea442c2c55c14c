import { localeNames, locales } from "@heard/messages/locale";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { useLocale, useTranslations } from "next-intl";
import { Section, SectionHeader } from "#components/section.tsx";
import type { SettingsPartProps } from "./settings-values.ts";

const months = Array.from({ length: 12 }, (_, month) => month + 1);

/** What the organisation is called, how it reads, and where its year begins. Its key stays. */
export function SettingsBasics({ values, onChange, organisationKey }: SettingsPartProps & { organisationKey: string }) {
  const t = useTranslations("organisationSettings.basics");
  const monthName = new Intl.DateTimeFormat(useLocale(), { month: "long", timeZone: "UTC" });
  return (
    <Section className="grid gap-x-12 gap-y-1 rail:grid-cols-[16rem_minmax(0,32rem)]">
      <SectionHeader title={t("title")} />
      <div className="flex flex-col gap-5">
        <TextField
          label={t("name")}
          value={values.name}
          onChange={(event) => onChange({ name: event.target.value })}
          required
          maxLength={120}
          autoComplete="off"
        />
        <TextField label={t("key")} hint={t("keyHint")} value={organisationKey} readOnly />
        <Select
          label={t("locale")}
          hint={t("localeHint")}
          value={values.locale}
          onChange={(event) => onChange({ locale: locales.find((one) => one === event.target.value) ?? values.locale })}
          options={locales.map((one) => ({ value: one, label: localeNames[one] }))}
        />
        <Select
          label={t("yearStart")}
          hint={t("yearStartHint")}
          value={String(values.yearStartMonth)}
          onChange={(event) => onChange({ yearStartMonth: Number(event.target.value) })}
          options={months.map((month) => ({
            value: String(month),
            label: monthName.format(new Date(Date.UTC(2026, month - 1, 15))),
          }))}
        />
      </div>
    </Section>
  );
}
