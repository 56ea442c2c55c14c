"use client";

import type { OrganisationSettings } from "@heard/core/organisations";
import { lowestHideBelow } from "@heard/core/organisations/rules";
import { type Locale, localeNames, locales } from "@heard/messages/locale";
import { Button } from "@heard/ui/button";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { notify } from "@heard/ui/toast";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Section, SectionHeader } from "#components/section.tsx";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

const mostHidden = 1000;
const mostLow = 10_000;
const months = Array.from({ length: 12 }, (_, month) => month + 1);
const isWhole = (text: string, least: number, most: number) =>
  /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;

/** Name, language, year and the rules for small numbers: one form, saved together. */
export function SettingsForm({ settings }: { settings: OrganisationSettings }) {
  const t = useTranslations("organisationSettings");
  const locale = useLocale();
  const router = useRouter();
  const trpc = useTRPC();
  const { organisationSettings } = useTRPCClient();
  const { attempt } = useRun(trpc.organisationSettings.read.queryKey());
  const [name, setName] = useState(settings.name);
  const [language, setLanguage] = useState<Locale>(settings.locale);
  const [yearStart, setYearStart] = useState(settings.yearStartMonth);
  const [hide, setHide] = useState(String(settings.hideBelow));
  const [low, setLow] = useState(String(settings.lowBelow));
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const hideError = isWhole(hide, lowestHideBelow, mostHidden)
    ? null
    : t("smallNumbers.offRange", { least: String(lowestHideBelow), most: String(mostHidden) });
  const lowError = lowErrorOf();

  function lowErrorOf(): string | null {
    if (!isWhole(low, lowestHideBelow, mostLow))
      return t("smallNumbers.offRange", { least: String(lowestHideBelow), most: String(mostLow) });
    return hideError === null && Number(low) < Number(hide) ? t("smallNumbers.tooLow", { least: hide.trim() }) : null;
  }

  const wanted = {
    name: name.trim(),
    locale: language,
    yearStartMonth: yearStart,
    hideBelow: Number(hide),
    lowBelow: Number(low),
  };
  const changed = Object.fromEntries(
    Object.entries(wanted).filter(([field, value]) => settings[field as keyof typeof wanted] !== value),
  ) as Partial<typeof wanted>;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (hideError || lowError) return;
    if (Object.keys(changed).length === 0) return notify({ text: t("unchanged") });
    setBusy(true);
    const said = await attempt(() => organisationSettings.update.mutate(changed), t("saved"));
    setBusy(false);
    setRefusal(said);
    // The name stands in the rail, the rules in every number.
    if (said === null) router.refresh();
  };
  const monthName = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
  return (
    <form onSubmit={submit}>
      <Section className="grid gap-x-12 gap-y-5 rail:grid-cols-[16rem_minmax(0,32rem)]">
        <SectionHeader title={t("basics.title")} />
        <div className="flex flex-col gap-5">
          <TextField
            label={t("basics.name")}
            value={name}
            onChange={(event) => setName(event.target.value)}
            required
            maxLength={120}
            autoComplete="off"
          />
          <TextField label={t("basics.key")} hint={t("basics.keyHint")} value={settings.key} readOnly />
          <Select
            label={t("basics.locale")}
            hint={t("basics.localeHint")}
            value={language}
            onChange={(event) => setLanguage(locales.find((one) => one === event.target.value) ?? language)}
            options={locales.map((one) => ({ value: one, label: localeNames[one] }))}
          />
          <Select
            label={t("basics.yearStart")}
            hint={t("basics.yearStartHint")}
            value={String(yearStart)}
            onChange={(event) => setYearStart(Number(event.target.value))}
            options={months.map((month) => ({
              value: String(month),
              label: monthName.format(new Date(Date.UTC(2026, month - 1, 15))),
            }))}
          />
        </div>
      </Section>
      <Section className="grid gap-x-12 gap-y-5 rail:grid-cols-[16rem_minmax(0,32rem)]">
        <SectionHeader title={t("smallNumbers.title")} lead={t("smallNumbers.lead")} />
        <div className="flex flex-col gap-5">
          <TextField
            label={t("smallNumbers.hideBelow")}
            hint={t("smallNumbers.hideBelowHint", { least: String(lowestHideBelow) })}
            error={hideError}
            value={hide}
            onChange={(event) => setHide(event.target.value)}
            inputMode="numeric"
            required
          />
          <TextField
            label={t("smallNumbers.lowBelow")}
            hint={t("smallNumbers.lowBelowHint")}
            error={lowError}
            value={low}
            onChange={(event) => setLow(event.target.value)}
            inputMode="numeric"
            required
          />
          {refusal ? (
            <p role="alert" className="border-danger border-l-2 pl-2 text-danger text-small">
              {refusal}
            </p>
          ) : null}
          <div>
            <Button tone="primary" type="submit" busy={busy}>
              {t("save")}
            </Button>
          </div>
        </div>
      </Section>
    </form>
  );
}
