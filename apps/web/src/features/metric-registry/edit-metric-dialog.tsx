"use client";

import type { Registry, RegistryMetric } from "@heard/core/metrics";
import { Button } from "@heard/ui/button";
import { Drawer } from "@heard/ui/dialog";
import { RadioRows } from "@heard/ui/radio-rows";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { draftOf, LocalisedFields, nameOf } from "#components/localised-fields.tsx";
import { nameIn } from "#lib/measure.ts";
import type { Run } from "#lib/use-run.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { useFormula } from "./formula.ts";
import { type MetricDraft, MetricFields } from "./metric-fields.tsx";

type Props = {
  metric: RegistryMetric;
  people: Registry["people"];
  attempt: Run["attempt"];
  onClose: () => void;
};

/** An entry of the registry: its names, by which method it leads, and who answers for it. */
export default function EditMetricDialog({ metric, people, attempt, onClose }: Props) {
  const t = useTranslations("metricRegistry");
  const close = useTranslations("common.actions")("close");
  const locale = useLocale();
  const client = useTRPCClient();
  const formula = useFormula();
  const formId = useId();
  // As the entry stood when the dialog was opened: the list is read again behind it.
  const [seen] = useState({ ...metric, ownerMemberId: metric.owner?.memberId ?? null });
  const [name, setName] = useState(draftOf(metric.name));
  const [method, setMethod] = useState(metric.headlineMethod);
  const [draft, setDraft] = useState<MetricDraft>({
    scope: metric.scope,
    object: metric.object,
    ownerMemberId: metric.owner?.memberId ?? null,
    origin: nameIn(locale, metric.origin),
  });
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const scale = metric.scales.find(({ takes }) => takes === "new");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const { scope, origin, ...rest } = draft;
    const refusal = await attempt(
      () =>
        client.metrics.update.mutate({
          key: metric.key,
          name: nameOf(name),
          headlineMethod: method,
          ...(scope ? { scope } : {}),
          ...rest,
          seen: {
            ...{ name: seen.name, headlineMethod: seen.headlineMethod, scope: seen.scope, object: seen.object },
            ...{ ownerMemberId: seen.ownerMemberId, origin: seen.origin.en },
          },
          // What came with the product stays in every language until somebody writes something else.
          ...(origin === nameIn(locale, seen.origin) ? {} : { origin }),
        }),
      t("saved", { name: nameOf(name)[locale] ?? nameOf(name).en }),
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
      overline={metric.key}
      closeLabel={close}
      footer={
        <Button tone="primary" type="submit" form={formId} busy={busy}>
          {t("actions.save")}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-7">
        <LocalisedFields legend={t("fields.name")} value={name} onChange={setName} error={error} required />
        {metric.methods.length > 1 && scale ? (
          <RadioRows
            legend={<span className="font-semibold text-ui">{t("fields.headline")}</span>}
            name={`${formId}-method`}
            value={method}
            onChange={setMethod}
            rows={metric.methods.map((one) => ({
              value: one,
              label: t(`methods.${one}`),
              consequence: formula(one, scale),
            }))}
          />
        ) : null}
        <MetricFields value={draft} onChange={setDraft} people={people} scopeFixed={metric.answerCount > 0} />
      </form>
    </Drawer>
  );
}
