"use client";

import type { Registry, RegistryMetric } from "@heard/core/metrics";
import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import type { Run } from "#lib/use-run.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { ScaleChoice } from "./scale-choice.tsx";

type Props = {
  metric: RegistryMetric;
  registry: Registry;
  format: Format;
  attempt: Run["attempt"];
  onClose: () => void;
};

/** Lets a metric ask on another scale from now on. */
export default function AnotherScaleDialog({ metric, registry, format, attempt, onClose }: Props) {
  const t = useTranslations("metricRegistry.scale");
  const close = useTranslations("common.actions")("close");
  const client = useTRPCClient();
  const formId = useId();
  const name = nameIn(useLocale(), metric.name);
  const [scale, setScale] = useState("");
  const [error, setError] = useState<string | null>(null);
  const current = metric.scales.find(({ takes }) => takes === "new");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const refusal = await attempt(
      () => client.metrics.changeScale.mutate({ key: metric.key, scale }),
      t("changed", { name }),
    );
    setError(refusal);
    if (refusal === null) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("anotherOf", { name })}
      closeLabel={close}
      footer={
        <Button tone="primary" type="submit" form={formId} disabledReason={scale === "" ? t("choose") : null}>
          {t("another")}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-5">
        <p className="sentence text-body text-ink-2">{t("anotherNote")}</p>
        <ScaleChoice
          kinds={registry.scaleKinds[metric.kind]}
          scales={registry.scales.filter(({ key }) => key !== current?.key)}
          format={format}
          value={scale}
          onChange={setScale}
          withFresh={false}
          error={error}
        />
      </form>
    </Dialog>
  );
}
