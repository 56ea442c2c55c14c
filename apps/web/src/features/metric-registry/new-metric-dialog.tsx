"use client";

import type { Registry, RegistryMetric } from "@heard/core/metrics";
import { Button } from "@heard/ui/button";
import { Drawer } from "@heard/ui/dialog";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { draftOf, LocalisedFields, nameOf } from "#components/localised-fields.tsx";
import type { Format } from "#lib/format.ts";
import type { Run } from "#lib/use-run.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { type MetricDraft, MetricFields } from "./metric-fields.tsx";
import { freshScale, ScaleChoice } from "./scale-choice.tsx";
import { pointOf, type ScaleDraft, ScaleFields } from "./scale-fields.tsx";

const kinds = ["csat", "ces", "nps", "driver"] as const;

type Props = { registry: Registry; format: Format; attempt: Run["attempt"]; onClose: () => void };

/** A metric of one's own: nothing is chosen beforehand where a wrong guess would falsify numbers. */
export default function NewMetricDialog({ registry, format, attempt, onClose }: Props) {
  const t = useTranslations("metricRegistry");
  const close = useTranslations("common.actions")("close");
  const locale = useLocale();
  const client = useTRPCClient();
  const formId = useId();
  const [name, setName] = useState(draftOf(null));
  const [key, setKey] = useState("");
  const [kind, setKind] = useState<RegistryMetric["kind"] | "">("");
  const [scale, setScale] = useState("");
  const [ends, setEnds] = useState<ScaleDraft>({ min: "", max: "", direction: null });
  const [draft, setDraft] = useState<MetricDraft>({ scope: null, object: "company", ownerMemberId: null, origin: "" });
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const wanted = kind === "" ? null : scale === freshScale ? freshOf(kind, ends) : scale || null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { scope, ...rest } = draft;
    if (kind === "" || wanted === null || scope === null) return;
    setBusy(true);
    const named = nameOf(name);
    const refusal = await attempt(
      () =>
        client.metrics.create.mutate({
          name: named,
          ...(key.trim() ? { key: key.trim() } : {}),
          kind,
          scope,
          scale: wanted,
          ...rest,
        }),
      t("created", { name: named[locale] ?? named.en }),
    );
    setBusy(false);
    setError(refusal);
    if (refusal === null) onClose();
  };
  return (
    <Drawer
      open
      onClose={onClose}
      title={t("newTitle")}
      closeLabel={close}
      footer={
        <Button
          tone="primary"
          type="submit"
          form={formId}
          busy={busy}
          disabledReason={wanted === null || draft.scope === null ? t("notChosen") : null}
        >
          {t("actions.create")}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-7">
        {error ? (
          <p role="alert" className="border-danger border-l-2 pl-3 text-body text-danger">
            {error}
          </p>
        ) : null}
        <LocalisedFields legend={t("fields.name")} value={name} onChange={setName} required />
        <TextField
          label={t("fields.key")}
          hint={t("fields.keyHint")}
          value={key}
          onChange={(event) => setKey(event.target.value)}
          maxLength={60}
        />
        <Select
          label={t("fields.kind")}
          value={kind}
          placeholder={t("choosePlaceholder")}
          required
          onChange={(event) => {
            setKind(kinds.find((one) => one === event.target.value) ?? "");
            setScale("");
          }}
          options={kinds.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
        />
        {kind === "" ? null : (
          <ScaleChoice
            kinds={registry.scaleKinds[kind]}
            scales={registry.scales}
            format={format}
            value={scale}
            onChange={setScale}
            withFresh
          />
        )}
        {scale === freshScale ? <ScaleFields value={ends} onChange={setEnds} /> : null}
        <MetricFields value={draft} onChange={setDraft} people={registry.people} scopeFixed={false} />
      </form>
    </Drawer>
  );
}

/** A scale to be declared with the metric, once its ends and its direction are said. */
function freshOf(kind: RegistryMetric["kind"], { min, max, direction }: ScaleDraft) {
  const [low, high] = [pointOf(min), pointOf(max)];
  return low === null || high === null || direction === null ? null : { kind, min: low, max: high, direction };
}
