"use client";

import type { ReadingModels } from "@heard/core/reading-models";
import { Progress } from "@heard/ui/progress";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { PageHeader } from "#components/page-header.tsx";
import { Section } from "#components/section.tsx";
import type { Format } from "#lib/format.ts";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { BandSection } from "./band-section.tsx";
import { ModelList } from "./model-list.tsx";
import { NewestModel } from "./newest-model.tsx";
import { bandText } from "./reading-figures.ts";
import { SettingHistory } from "./setting-history.tsx";
import { TrainSection } from "./train-section.tsx";

const pollMs = 1500;

type Props = { initial: ReadingModels; timeZone: string; mayDecide: boolean };

/** Settings / How comments are read: what reads them, how well, and what else could. */
export function ReadingModelsScreen({ initial, timeZone, mayDecide }: Props) {
  const t = useTranslations("readingModels");
  const format = useFormat(timeZone);
  const { data } = useQuery(
    useTRPC().readingModels.list.queryOptions(undefined, {
      initialData: initial,
      refetchInterval: ({ state }) => (state.data?.training || state.data?.rereading ? pollMs : false),
    }),
  );
  const [newest] = data.models;
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Now data={data} format={format} />
      {newest ? (
        <NewestModel key={newest.version} model={newest} setting={data.setting} format={format} mayDecide={mayDecide} />
      ) : null}
      <TrainSection data={data} format={format} mayDecide={mayDecide} />
      <BandSection key={data.setting.version} data={data} format={format} mayDecide={mayDecide} />
      {data.isLimited ? (
        <Section>
          <p className="sentence text-ink-3 text-ui">{t("limited")}</p>
        </Section>
      ) : (
        <ModelList data={data} format={format} mayDecide={mayDecide} />
      )}
      <SettingHistory history={data.history} format={format} />
    </>
  );
}

/** By what comments are read at this moment, and how far the older ones are. */
function Now({ data: { setting, history, rereading }, format }: { data: ReadingModels; format: Format }) {
  const t = useTranslations("readingModels.now");
  const [last] = history;
  const text = rereading
    ? rereading.totalCount === null
      ? t("rereadingAll")
      : t("rereading", { done: format.count(rereading.doneCount), total: format.count(rereading.totalCount) })
    : null;
  return (
    <div className="mt-6 border-accent border-l-2 pl-3" data-figure="setting">
      <p className="text-body">
        {setting.modelVersion === null ? t("shipped") : t("own", { version: String(setting.modelVersion) })}
      </p>
      <p className="text-ink-2 text-ui">{t("band", { band: bandText(format, setting.neutralBand) })}</p>
      {last ? (
        <p className="text-ink-3 text-small">
          {t("since", { at: format.instant(last.madeAt), by: last.by ?? t("system") })}
        </p>
      ) : null}
      {rereading && text ? (
        <div role="status" className="mt-3 max-w-120">
          <Progress
            label={t("rereadingLabel")}
            share={rereading.totalCount ? rereading.doneCount / rereading.totalCount : null}
            text={text}
          />
          <p className="mt-1 text-ink-3 text-small tabular-nums">{text}</p>
        </div>
      ) : null}
    </div>
  );
}
