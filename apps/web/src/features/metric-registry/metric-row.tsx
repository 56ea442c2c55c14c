"use client";

import type { RegistryMetric, RegistryScale } from "@heard/core/metrics";
import { Button } from "@heard/ui/button";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RowMenu } from "#components/row-menu.tsx";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import { useFormula } from "./formula.ts";
import { useScaleWords } from "./scale-words.ts";

export type MetricRowProps = {
  metric: RegistryMetric;
  format: Format;
  isFirst: boolean;
  isLast: boolean;
  onEdit: () => void;
  onEditScale: (scale: RegistryScale) => void;
  onAnotherScale: () => void;
  onMove: (by: 1 | -1) => void;
  onArchive: () => void;
};

/** One metric of the registry: what it is, how it is computed and on what, and who answers for it. */
export function MetricRow(props: MetricRowProps) {
  const { metric, format, onEditScale } = props;
  const t = useTranslations("metricRegistry");
  const locale = useLocale();
  const formula = useFormula();
  const scale = metric.scales.find(({ takes }) => takes === "new");
  const others = metric.methods.filter((method) => method !== metric.headlineMethod);
  return (
    <li className="grid grid-cols-1 gap-x-10 gap-y-4 border-line border-b py-6 rail:grid-cols-[13rem_minmax(0,1fr)_15rem]">
      <Identity metric={metric} />
      <dl className="flex min-w-0 flex-col gap-x-8 gap-y-4 wide:grid wide:grid-cols-2">
        {scale ? (
          <Fact label={t("fields.formula")}>
            <span className="font-medium">
              {t("fields.formulaBy", { method: t(`methods.${metric.headlineMethod}`) })}
            </span>
            {formula(metric.headlineMethod, scale)}
            {others.length > 0 ? (
              <span className="mt-0.5 block text-ink-3 text-small">
                {t("fields.also", { methods: format.list(others.map((method) => t(`methods.${method}`))) })}
              </span>
            ) : null}
            <span className="mt-0.5 block text-ink-3 text-small">{t("fields.counted")}</span>
          </Fact>
        ) : null}
        <Fact label={t("fields.scale")}>
          {scale ? <ScaleLine scale={scale} format={format} /> : null}
          <OtherScales scales={metric.scales.filter((one) => one !== scale)} format={format} />
          {scale ? (
            <Button className="mt-2" onClick={() => onEditScale(scale)}>
              {t("scale.edit")}
            </Button>
          ) : null}
        </Fact>
      </dl>
      <div className="flex flex-col gap-4">
        <dl className="flex flex-col gap-4">
          <Fact label={t("fields.owner")}>{metric.owner?.name ?? <Absent>{t("fields.noOwner")}</Absent>}</Fact>
          <Fact label={t("fields.origin")}>
            {nameIn(locale, metric.origin) || <Absent>{t("fields.noOrigin")}</Absent>}
          </Fact>
        </dl>
        <Actions {...props} />
      </div>
    </li>
  );
}

function Identity({ metric }: { metric: RegistryMetric }) {
  const t = useTranslations();
  const locale = useLocale();
  return (
    <div className="min-w-0">
      <h2 className="text-chart">{nameIn(locale, metric.name)}</h2>
      <code className="font-mono text-ink-3 text-small">{metric.key}</code>
      <p className="mt-1 text-ui">
        {t(`common.scopes.${metric.scope}`)}
        {t("common.list.separator")}
        {t(`metricRegistry.objects.${metric.object}`)}
      </p>
      <p className="text-ink-3 text-small">
        {t("metricRegistry.scale.versionTitle", { version: String(metric.version) })}
      </p>
      {metric.hasItems ? <p className="mt-1 text-ink-3 text-small">{t("metricRegistry.itemsNote")}</p> : null}
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-ink-3 text-small">{label}</dt>
      <dd className="sentence text-body">{children}</dd>
    </div>
  );
}

/** Dashed: what is not there, and could be. */
const Absent = ({ children }: { children: ReactNode }) => (
  <span className="border-control border-b border-dashed text-ink-2">{children}</span>
);

function ScaleLine({ scale, format }: { scale: RegistryScale; format: Format }) {
  const t = useTranslations("metricRegistry.scale");
  const separator = useTranslations("common.list")("separator");
  const locale = useLocale();
  const words = useScaleWords(format);
  const wording = scale.wording[locale] ?? scale.wording.en;
  return (
    <>
      {words.shape(scale)}
      <span className="block text-ink-3 text-small">
        <code className="font-mono">{scale.key}</code>
        {separator}
        {t("versionOf", { version: String(scale.version) })}
        {separator}
        {words.answers(scale)}
      </span>
      {wording ? <q className="mt-0.5 block text-ink-2 text-small">{wording}</q> : null}
    </>
  );
}

function OtherScales({ scales, format }: { scales: readonly RegistryScale[]; format: Format }) {
  const t = useTranslations("metricRegistry.scale");
  const separator = useTranslations("common.list")("separator");
  const words = useScaleWords(format);
  if (scales.length === 0) return null;
  return (
    <details className="mt-1 text-small">
      <summary className="cursor-pointer text-accent">{t("earlier", { count: scales.length })}</summary>
      <ul className="mt-1 flex flex-col gap-1">
        {scales.map((scale) => (
          <li key={`${scale.key}@${scale.version}`}>
            <code className="font-mono">{scale.key}</code>
            {separator}
            {t("versionOf", { version: String(scale.version) })}
            {separator}
            {words.shape(scale)}
            <span className="block text-ink-3">{words.answers(scale)}</span>
            <span className="block text-ink-3">{scale.takes === "named" ? t("named") : t("past")}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Actions({ metric, isFirst, isLast, onEdit, onAnotherScale, onMove, onArchive }: MetricRowProps) {
  const t = useTranslations("metricRegistry");
  const locale = useLocale();
  const name = nameIn(locale, metric.name);
  return (
    <div className="flex gap-2" data-print="hide">
      <Button onClick={onEdit} aria-label={t("editOf", { name })}>
        {t("actions.edit")}
      </Button>
      <RowMenu
        label={t("actions.more", { name })}
        groups={[
          { id: "scale", items: [{ id: "another", label: t("scale.another"), onAction: onAnotherScale }] },
          {
            id: "place",
            items: [
              ...(isFirst ? [] : [{ id: "up", label: t("actions.up"), onAction: () => onMove(-1) }]),
              ...(isLast ? [] : [{ id: "down", label: t("actions.down"), onAction: () => onMove(1) }]),
              { id: "archive", label: t("actions.archive"), onAction: onArchive },
            ],
          },
        ]}
      />
    </div>
  );
}
