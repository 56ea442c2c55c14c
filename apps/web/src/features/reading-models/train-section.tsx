"use client";

import type { ReadingModels } from "@heard/core/reading-models";
import { Button } from "@heard/ui/button";
import { Progress } from "@heard/ui/progress";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Section, SectionHeader } from "#components/section.tsx";
import type { Format } from "#lib/format.ts";
import { useSettingChanges } from "./use-setting-changes.ts";

type Props = { data: ReadingModels; format: Format; mayDecide: boolean };

/** From what a model would learn, and the way to train one. */
export function TrainSection({ data, format, mayDecide }: Props) {
  const t = useTranslations("readingModels.train");
  const leaderOnly = useTranslations("readingModels")("leaderOnly");
  const { train } = useSettingChanges(data.setting.version);
  const [busy, setBusy] = useState(false);
  const { labels, training, failure } = data;
  const press = async () => {
    setBusy(true);
    await train();
    setBusy(false);
  };
  return (
    <Section className="grid gap-x-12 gap-y-5 rail:grid-cols-[16rem_minmax(0,36rem)]">
      <SectionHeader title={t("title")} lead={t("lead")} />
      <div className="flex flex-col gap-4">
        <p className="sentence text-body">{t("counts", { byScores: labels.byScores, byPeople: labels.byPeople })}</p>
        <div className="sentence text-ink-3 text-small">
          {labels.byScores >= labels.most ? <p>{t("most", { most: format.count(labels.most) })}</p> : null}
          <p>{t("labels")}</p>
        </div>
        {failure ? <Failure failure={failure} format={format} /> : null}
        {training ? <Training {...training} format={format} /> : null}
        {mayDecide ? (
          <div className="[&>span]:items-start">
            <Button busy={busy} disabledReason={whyNot(data)} onClick={() => void press()}>
              {t("button")}
            </Button>
          </div>
        ) : (
          <p className="text-ink-3 text-small">{leaderOnly}</p>
        )}
      </div>
    </Section>
  );

  function whyNot({ training: running, labels: { byScores, byPeople, least } }: ReadingModels): string | null {
    if (running) return t("running");
    return byScores + byPeople < least ? t("tooFew", { least: format.count(least) }) : null;
  }
}

function Training({ doneCount, totalCount, format }: NonNullable<ReadingModels["training"]> & { format: Format }) {
  const t = useTranslations("readingModels.train");
  const share = doneCount / (totalCount ?? 100);
  const text = doneCount === 0 ? t("waiting") : t("progress", { share: format.wholePercent(share) });
  return (
    <div role="status" data-figure="count">
      <Progress label={t("label")} share={share} text={text} />
      <p className="mt-1 text-ink-3 text-small tabular-nums">{text}</p>
    </div>
  );
}

function Failure({ failure, format }: { failure: NonNullable<ReadingModels["failure"]>; format: Format }) {
  const t = useTranslations("readingModels.train");
  const errors = useTranslations("errors");
  // The reason comes from the job at run time, so its arguments cannot be checked by type; the texts' test does.
  const say = errors as unknown as (key: string, params: Readonly<Record<string, string | number>>) => string;
  const why = failure.reason ? say(failure.reason, failure.params) : t("failedWhy");
  return (
    <p role="alert" className="border-danger border-l-2 pl-2 text-danger text-small">
      {t("failed", { at: format.instant(failure.at), why })}
    </p>
  );
}
