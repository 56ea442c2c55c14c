"use client";

import type { RegistryMetric, RegistryScale } from "@heard/core/metrics";
import { Button } from "@heard/ui/button";
import { Drawer } from "@heard/ui/dialog";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { draftOf, type LocalisedDraft, LocalisedFields, nameOf, textOf } from "#components/localised-fields.tsx";
import { nameIn } from "#lib/measure.ts";
import type { Run } from "#lib/use-run.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { LabelFields } from "./label-fields.tsx";
import { pointOf, type ScaleDraft, ScaleFields } from "./scale-fields.tsx";

type Props = {
  metric: RegistryMetric;
  scale: RegistryScale;
  /** Names of all metrics that ask on it. */
  usedBy: string;
  attempt: Run["attempt"];
  onClose: () => void;
};

/** The next version of a scale: what the one before keeps is said first. */
export default function EditScaleDialog({ metric, scale, usedBy, attempt, onClose }: Props) {
  const t = useTranslations("metricRegistry.scale");
  const close = useTranslations("common.actions")("close");
  const separator = useTranslations("common.list")("separator");
  const locale = useLocale();
  const client = useTRPCClient();
  const formId = useId();
  const [ends, setEnds] = useState<ScaleDraft>({
    min: String(scale.min),
    max: String(scale.max),
    direction: scale.direction,
  });
  const [wording, setWording] = useState(draftOf(scale.wording));
  const [labels, setLabels] = useState<Record<string, LocalisedDraft>>(
    Object.fromEntries(Object.entries(scale.labels).map(([point, text]) => [point, draftOf(text)])),
  );
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const points = pointsBetween(ends);
  const next = String(scale.version + 1);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const [min, max] = [pointOf(ends.min), pointOf(ends.max)];
    const refusal = await attempt(
      () =>
        client.scales.edit.mutate({
          key: scale.key,
          version: scale.version,
          ...(min === null ? {} : { min }),
          ...(max === null ? {} : { max }),
          ...(ends.direction ? { direction: ends.direction } : {}),
          wording: textOf(wording),
          labels: labelsOf(labels, points),
        }),
      t("saved", { key: scale.key, version: next }),
    );
    setBusy(false);
    setError(refusal);
    if (refusal === null) onClose();
  };
  return (
    <Drawer
      open
      onClose={onClose}
      title={t("editOf", { name: nameIn(locale, metric.name) })}
      overline={[scale.key, t("versionOf", { version: String(scale.version) })].join(separator)}
      closeLabel={close}
      footer={
        <Button tone="primary" type="submit" form={formId} busy={busy}>
          {t("save", { next })}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-7">
        <div className="border-accent border-l-2 pl-3 text-body">
          <p>
            {scale.answerCount > 0
              ? t("forkNote", { next, version: String(scale.version), count: scale.answerCount })
              : t("forkUnused", { next, version: String(scale.version) })}
          </p>
          <p className="mt-1 text-ink-3 text-small">{t("usedBy", { names: usedBy })}</p>
        </div>
        <ScaleFields value={ends} onChange={setEnds} error={error} />
        <LocalisedFields legend={t("wording")} value={wording} onChange={setWording} maxLength={1000} long />
        <LabelFields points={points} value={labels} onChange={setLabels} />
      </form>
    </Drawer>
  );
}

/** The points to label; none while the ends make no scale. */
function pointsBetween(ends: ScaleDraft): number[] {
  const [min, max] = [pointOf(ends.min), pointOf(ends.max)];
  if (min === null || max === null || !Number.isInteger(min) || !Number.isInteger(max)) return [];
  return max - min > 10 || max <= min ? [] : Array.from({ length: max - min + 1 }, (_, index) => min + index);
}

/** Labels of points that the scale has; a point whose English is empty has none. */
function labelsOf(labels: Record<string, LocalisedDraft>, points: readonly number[]) {
  return Object.fromEntries(
    points.flatMap((point) => {
      const draft = labels[point];
      return draft?.en.trim() ? [[String(point), nameOf(draft)]] : [];
    }),
  );
}
