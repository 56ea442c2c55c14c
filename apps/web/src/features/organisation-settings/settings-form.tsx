"use client";

import type { OrganisationSettings } from "@heard/core/organisations";
import { lowestHideBelow } from "@heard/core/organisations/rules";
import { Button } from "@heard/ui/button";
import { Checkbox } from "@heard/ui/checkbox";
import { TextField } from "@heard/ui/text-field";
import { notify } from "@heard/ui/toast";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Section, SectionHeader } from "#components/section.tsx";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { SettingsBasics } from "./settings-basics.tsx";
import {
  changedSettings,
  mostHidden,
  mostLow,
  numberProblems,
  type SeenSettings,
  type SettingsPartProps,
  type SettingsValues,
} from "./settings-values.ts";

/** Name, language, year and the rules for small numbers: one form, saved together. */
export function SettingsForm({ settings }: { settings: OrganisationSettings }) {
  const t = useTranslations("organisationSettings");
  const router = useRouter();
  const trpc = useTRPC();
  const { organisationSettings } = useTRPCClient();
  const { attempt } = useRun(trpc.organisationSettings.read.queryKey());
  const [seen, setSeen] = useState<SeenSettings>(() => ({
    ...{ name: settings.name, locale: settings.locale, yearStartMonth: settings.yearStartMonth },
    ...{ hideBelow: settings.hideBelow, lowBelow: settings.lowBelow, hasOpeningPixel: settings.hasOpeningPixel },
    ...{ hasPublicNotices: settings.hasPublicNotices, demandsSecondFactor: settings.demandsSecondFactor },
  }));
  const [values, setValues] = useState<SettingsValues>(() => ({
    name: settings.name,
    locale: settings.locale,
    yearStartMonth: settings.yearStartMonth,
    hideBelow: String(settings.hideBelow),
    lowBelow: String(settings.lowBelow),
    hasOpeningPixel: settings.hasOpeningPixel,
    hasPublicNotices: settings.hasPublicNotices,
    demandsSecondFactor: settings.demandsSecondFactor,
  }));
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const onChange = (change: Partial<SettingsValues>) => setValues((now) => ({ ...now, ...change }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { hide, low } = numberProblems(values);
    if (hide || low) return;
    const changed = changedSettings(seen, values);
    if (Object.keys(changed).length === 0) return notify({ text: t("unchanged") });
    setBusy(true);
    const said = await attempt(() => organisationSettings.update.mutate({ ...changed, seen }), t("saved"));
    setBusy(false);
    if (said === null) setSeen({ ...seen, ...changed });
    setRefusal(said);
    // The name stands in the rail, the rules in every number.
    if (said === null) router.refresh();
  };
  return (
    <form onSubmit={submit}>
      <SettingsBasics values={values} onChange={onChange} organisationKey={settings.key} />
      <Letters values={values} onChange={onChange} />
      <SmallNumbers values={values} onChange={onChange} />
      <SigningIn values={values} onChange={onChange} />
      {/* One form, one button: it stands under all that it saves, in a part of its own. */}
      <Section className="grid gap-x-12 gap-y-1 rail:grid-cols-[16rem_minmax(0,32rem)]">
        <div className="flex flex-col gap-3 rail:col-start-2">
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

/** What letters to customers tell of themselves. */
function Letters({ values, onChange }: SettingsPartProps) {
  const t = useTranslations("organisationSettings.letters");
  return (
    <Section className="grid gap-x-12 gap-y-1 rail:grid-cols-[16rem_minmax(0,32rem)]">
      <SectionHeader title={t("title")} lead={t("lead")} />
      <div>
        <Checkbox
          label={t("pixel")}
          checked={values.hasOpeningPixel}
          onChange={(event) => onChange({ hasOpeningPixel: event.target.checked })}
        />
        <p className="sentence mt-1 mb-5 text-ink-3 text-small">{t("pixelHint")}</p>
        <Checkbox
          label={t("publicPage")}
          checked={values.hasPublicNotices}
          onChange={(event) => onChange({ hasPublicNotices: event.target.checked })}
        />
        <p className="sentence mt-1 text-ink-3 text-small">{t("publicPageHint")}</p>
      </div>
    </Section>
  );
}

/** From how many answers on a number is shown, and from how many it is no longer called low. */
function SmallNumbers({ values, onChange }: SettingsPartProps) {
  const t = useTranslations("organisationSettings.smallNumbers");
  const { hide, low } = numberProblems(values);
  const offRange = (most: number) => t("offRange", { least: String(lowestHideBelow), most: String(most) });
  return (
    <Section className="grid gap-x-12 gap-y-1 rail:grid-cols-[16rem_minmax(0,32rem)]">
      <SectionHeader title={t("title")} lead={t("lead")} />
      <div className="flex flex-col gap-5">
        <TextField
          label={t("hideBelow")}
          hint={t("hideBelowHint", { least: String(lowestHideBelow) })}
          error={hide === null ? null : offRange(mostHidden)}
          value={values.hideBelow}
          onChange={(event) => onChange({ hideBelow: event.target.value })}
          inputMode="numeric"
          required
        />
        <TextField
          label={t("lowBelow")}
          hint={t("lowBelowHint")}
          error={low === "tooLow" ? t("tooLow", { least: values.hideBelow.trim() }) : low && offRange(mostLow)}
          value={values.lowBelow}
          onChange={(event) => onChange({ lowBelow: event.target.value })}
          inputMode="numeric"
          required
        />
      </div>
    </Section>
  );
}

/** What members need besides their password. */
function SigningIn({ values, onChange }: SettingsPartProps) {
  const t = useTranslations("organisationSettings.signingIn");
  return (
    <Section className="grid gap-x-12 gap-y-1 rail:grid-cols-[16rem_minmax(0,32rem)]">
      <SectionHeader title={t("title")} lead={t("lead")} />
      <div>
        <Checkbox
          label={t("demand")}
          checked={values.demandsSecondFactor}
          onChange={(event) => onChange({ demandsSecondFactor: event.target.checked })}
        />
        <p className="sentence mt-1 text-ink-3 text-small">{t("demandHint")}</p>
      </div>
    </Section>
  );
}
