"use client";

import type { ReadingModels } from "@heard/core/reading-models";
import { widestNeutralBand } from "@heard/core/reading-models/rules";
import { Button } from "@heard/ui/button";
import { NumberField } from "@heard/ui/number-field";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Section, SectionHeader } from "#components/section.tsx";
import type { Format } from "#lib/format.ts";
import { neutralShare } from "./reading-figures.ts";
import { useSettingChanges } from "./use-setting-changes.ts";

type Props = { data: ReadingModels; format: Format; mayDecide: boolean };

/** How near to 0 a score is neutral, tried on the newest comments while it is typed. */
export function BandSection({ data: { setting, distances }, format, mayDecide }: Props) {
  const t = useTranslations("readingModels.band");
  const { setBand } = useSettingChanges(setting.version);
  const [score, setScore] = useState<number | null>(setting.neutralBand / 100);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const band = score === null ? null : Math.round(score * 100);
  const isValid = band !== null && band >= 0 && band <= widestNeutralBand;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isValid || band === setting.neutralBand) return;
    setBusy(true);
    setRefusal(await setBand(band));
    setBusy(false);
  };
  const wouldBe = isValid ? neutralShare(distances, band) : null;
  const isNow = neutralShare(distances, setting.neutralBand);
  const words =
    isNow === null
      ? t("nothing")
      : wouldBe === null
        ? null
        : t("share", {
            n: distances.reduce((sum, count) => sum + count, 0),
            share: format.wholePercent(wouldBe),
            now: format.wholePercent(isNow),
          });
  return (
    <Section className="grid gap-x-12 gap-y-5 rail:grid-cols-[16rem_minmax(0,36rem)]">
      <SectionHeader title={t("title")} lead={t("lead")} />
      <form onSubmit={submit} className="flex flex-col gap-4" data-figure="setting">
        {mayDecide ? (
          <NumberField
            label={t("label")}
            hint={t("hint")}
            value={score}
            onChange={setScore}
            min={0}
            max={widestNeutralBand / 100}
            format={{ minimumFractionDigits: 2, maximumFractionDigits: 2 }}
            error={refusal ?? (isValid ? null : t("invalid"))}
          />
        ) : null}
        {words ? <p className="sentence text-ink-2 text-ui">{words}</p> : null}
        {mayDecide ? (
          <div className="[&>span]:items-start">
            <Button type="submit" busy={busy} disabledReason={band === setting.neutralBand ? t("same") : null}>
              {t("save")}
            </Button>
          </div>
        ) : null}
      </form>
    </Section>
  );
}
