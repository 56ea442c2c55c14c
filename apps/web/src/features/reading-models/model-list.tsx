"use client";

import type { ListedModel, ReadingModels } from "@heard/core/reading-models";
import { Button } from "@heard/ui/button";
import { Chip } from "@heard/ui/chip";
import { StateNote } from "@heard/ui/state-note";
import { Cell } from "@heard/ui/table";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ListName, ListTable } from "#components/list-table.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import type { Format } from "#lib/format.ts";
import { AcceptDialog } from "./accept-dialog.tsx";
import { useSettingChanges } from "./use-setting-changes.ts";

type Props = { data: ReadingModels; format: Format; mayDecide: boolean };

/** Every model with its verdict, and the way to it: for the first time, or back. */
export function ModelList({ data: { models, setting }, format, mayDecide }: Props) {
  const t = useTranslations("readingModels.models");
  const [asked, setAsked] = useState<ListedModel | null>(null);
  if (models.length === 0)
    return (
      <Section>
        <SectionHeader title={t("title")} />
        <StateNote headingLevel={3} title={t("none")} className="pt-0">
          {t("noneBody")}
        </StateNote>
      </Section>
    );
  return (
    <Section>
      <SectionHeader title={t("title")} />
      <ListTable
        caption={t("title")}
        stacks
        columns={[
          { label: t("model") },
          { label: t("figure") },
          { label: t("verdict") },
          { label: t("trained") },
          { label: t("actions"), spoken: true },
        ]}
      >
        {models.map((model) => (
          <tr key={model.version}>
            <ListName>{nameOf(model.version)}</ListName>
            <FigureCell model={model} format={format} />
            <Cell>
              <Chip tone={model.isOffered ? "promoter" : "neutral"}>{t(`verdicts.${model.verdict}`)}</Chip>
            </Cell>
            <Cell>
              {format.instant(model.trainedAt)}{" "}
              {model.by ? <span className="text-ink-3 text-small">{t("by", { by: model.by })}</span> : null}
            </Cell>
            <Cell className="text-right">
              <Way model={model} setting={setting} mayDecide={mayDecide} onUse={() => setAsked(model)} />
            </Cell>
          </tr>
        ))}
        <tr>
          <ListName>{t("shipped")}</ListName>
          <Cell />
          <Cell />
          <Cell />
          <Cell className="text-right">
            <Way model={null} setting={setting} mayDecide={mayDecide} onUse={() => {}} />
          </Cell>
        </tr>
      </ListTable>
      {asked ? (
        <AcceptDialog model={asked} seen={setting.version} format={format} onClose={() => setAsked(null)} />
      ) : null}
    </Section>
  );

  function nameOf(version: number) {
    return `${t("model")} ${version}`;
  }
}

function FigureCell({ model: { all }, format }: { model: ListedModel; format: Format }) {
  const t = useTranslations("readingModels.models");
  const range = useTranslations("readingModels.figures");
  if (!all) return <Cell />;
  const ends = { low: format.percent(all.own.interval.low), high: format.percent(all.own.interval.high) };
  return (
    <Cell data-figure="score" data-n={all.own.n}>
      {t("against", { own: format.percent(all.own.value), before: format.percent(all.before.value) })}{" "}
      <span className="block whitespace-nowrap text-ink-3 text-small tabular-nums">
        n = {format.count(all.own.n)} · {range("rangeOf", ends)}
      </span>
    </Cell>
  );
}

type WayProps = {
  /** `null`: the one that ships. */
  model: ListedModel | null;
  setting: ReadingModels["setting"];
  mayDecide: boolean;
  onUse: () => void;
};

function Way({ model, setting, mayDecide, onUse }: WayProps) {
  const t = useTranslations("readingModels.models");
  const { goBack } = useSettingChanges(setting.version);
  const version = model?.version ?? null;
  if (setting.modelVersion === version) return <Chip tone="accent">{t("inUse")}</Chip>;
  if (!mayDecide) return null;
  if (model === null || model.wasUsed)
    return (
      <Button onClick={() => void goBack(version)}>
        {t("back")}{" "}
        <span className="sr-only">
          {version === null ? t("backToShipped") : t("backTo", { version: String(version) })}
        </span>
      </Button>
    );
  return model.isOffered ? (
    <Button onClick={onUse}>
      {t("use")} <span className="sr-only">{t("useOf", { version: String(version) })}</span>
    </Button>
  ) : null;
}
