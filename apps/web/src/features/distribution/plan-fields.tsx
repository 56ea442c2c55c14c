"use client";

import type { ContactFieldRow, PurposeRow } from "@heard/core/contacts";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { SideSection } from "#components/section.tsx";
import { AudienceFields } from "#features/audience/audience-fields.tsx";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import type { PlanFields } from "./plan-form.ts";

/** What is known of contacts and what they are asked for, without what was put away. */
export type Declared = { fields: ContactFieldRow[]; purposes: PurposeRow[] };
type Props = { fields: PlanFields; onChange: (fields: PlanFields) => void };
const events = ["supportClosed", "purchase", "onboardingDone", "trialSignUp"] as const;
const modes = ["email", "email_inline", "sms", "link"] as const;
const grid = "grid gap-x-6 gap-y-6 rail:grid-cols-2";
/** What is read as one, also on a phone: from and until, how many and how far apart. */
const pair = "grid grid-cols-2 gap-x-4";

/** To whom: a list or an event, how it reaches them, and what share of them is drawn. */
export function WhoFields({ fields, onChange, seed, isNew }: Props & { seed: string | null; isNew: boolean }) {
  const t = useTranslations("distribution");
  const set = (more: Partial<PlanFields>) => onChange({ ...fields, ...more });
  return (
    <SideSection title={t("form.who")}>
      <div className={grid}>
        <TextField
          label={t("form.name")}
          value={fields.name}
          maxLength={120}
          required
          onChange={(event) => set({ name: event.target.value })}
        />
        <Select
          label={t("form.kind")}
          value={fields.event ?? ""}
          disabled={!isNew}
          onChange={({ target }) => set({ event: events.find((one) => one === target.value) ?? null })}
          options={[
            { value: "", label: t("list.toList") },
            ...events.map((value) => ({ value, label: t("list.after", { event: t(`events.${value}`) }) })),
          ]}
        />
        <Select
          label={t("form.mode")}
          value={fields.mode}
          onChange={({ target }) => set({ mode: modes.find((one) => one === target.value) ?? "email" })}
          options={modes.map((value) => ({ value, label: t(`form.modes.${value}`) }))}
        />
        <TextField
          type="number"
          label={t("form.share")}
          hint={seed === null ? undefined : t("form.shareHint", { seed })}
          value={fields.share}
          min={0.1}
          max={100}
          step={0.1}
          required
          onChange={(event) => set({ share: event.target.value })}
        />
      </div>
    </SideSection>
  );
}

/** Who of the contacts: for which purpose they must not have said no, what language they speak, and what is known of them. */
export function AudiencePlanFields({
  fields,
  onChange,
  declared,
  listed,
}: Props & { declared: Declared; listed: number }) {
  const t = useTranslations("distribution.form");
  const locale = useLocale();
  const purpose = declared.purposes.find(({ key }) => key === fields.purpose);
  return (
    <SideSection title={t("audience")} lead={t("audienceLead")}>
      <div className="flex flex-col gap-6">
        <Select
          className="max-w-md"
          label={t("purpose")}
          hint={purpose ? t(`purposeRules.${purpose.rule}`) : undefined}
          value={fields.purpose}
          onChange={({ target }) => onChange({ ...fields, purpose: target.value })}
          options={declared.purposes.map(({ key, name }) => ({ value: key, label: nameIn(locale, name) }))}
        />
        <AudienceFields
          legend={t("whom")}
          draft={fields.audience}
          fields={declared.fields}
          onChange={(audience) => onChange({ ...fields, audience })}
        />
        {listed > 0 ? <p className="text-ink-3 text-small">{t("listed", { count: listed })}</p> : null}
      </div>
    </SideSection>
  );
}

/** When: the day of a list or the delay after an event, the hours of rest, reminders, and what the contact limit does. */
export function WhenFields({ fields, onChange, organisation }: Props & { organisation: string }) {
  const t = useTranslations("distribution.form");
  const set = (more: Partial<PlanFields>) => onChange({ ...fields, ...more });
  const number = (
    field: "spreadDays" | "delayMinutes" | "reminders" | "reminderDays" | "deferDays",
    label: string,
    bounds: { min: number; max: number },
    hint?: string,
  ) => (
    <TextField
      type="number"
      label={label}
      hint={hint}
      value={fields[field]}
      {...bounds}
      required
      onChange={(event) => set({ [field]: event.target.value })}
    />
  );
  const moment = (
    field: "startsOn" | "at" | "quietFrom" | "quietTo",
    type: "date" | "time",
    label: string,
    more: { required?: boolean } = {},
  ) => (
    <TextField
      type={type}
      label={label}
      {...more}
      value={fields[field]}
      onChange={(event) => set({ [field]: event.target.value })}
    />
  );
  return (
    <SideSection title={t("when")}>
      <div className={grid}>
        {fields.event === null ? (
          <>
            <div className={pair}>
              {moment("startsOn", "date", t("startsOn"))}
              {moment("at", "time", t("at"))}
              <p className="col-span-2 mt-1 text-ink-3 text-small">{t("startsOnHint")}</p>
            </div>
            {number("spreadDays", t("spread"), { min: 0, max: 365 })}
          </>
        ) : (
          number("delayMinutes", t("delay"), { min: 0, max: 129_600 })
        )}
        <Select
          label={t("onLimit")}
          hint={
            <Link href={paths.settings.contactLimits(organisation)} className="link">
              {t("limitLink")}
            </Link>
          }
          value={fields.onLimit}
          onChange={({ target }) => set({ onLimit: target.value === "drop" ? "drop" : "defer" })}
          options={[
            { value: "defer", label: t("defer") },
            { value: "drop", label: t("drop") },
          ]}
        />
        {number("deferDays", t("deferDays"), { min: 1, max: 90 }, t("deferDaysHint"))}
        <div className={pair}>
          {moment("quietFrom", "time", t("quietFrom"), { required: fields.quietTo !== "" })}
          {moment("quietTo", "time", t("quietTo"), { required: fields.quietFrom !== "" })}
        </div>
        <div className={pair}>
          {number("reminders", t("reminders"), { min: 0, max: 3 })}
          {number("reminderDays", t("reminderDays"), { min: 1, max: 60 })}
        </div>
      </div>
    </SideSection>
  );
}
