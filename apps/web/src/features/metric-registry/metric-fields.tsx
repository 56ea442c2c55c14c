"use client";

import type { Registry, RegistryMetric } from "@heard/core/metrics";
import { RadioRows } from "@heard/ui/radio-rows";
import { Select } from "@heard/ui/select";
import { TextArea } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { useId } from "react";

const objects = ["company", "product", "service", "support", "agent", "team"] as const;

/** What can be said of a metric beside its name, kind and scale. */
export type MetricDraft = {
  scope: RegistryMetric["scope"] | null;
  object: RegistryMetric["object"];
  ownerMemberId: number | null;
  origin: string;
};

type Props = {
  value: MetricDraft;
  onChange: (value: MetricDraft) => void;
  people: Registry["people"];
  /** It has answers, so what it asks about is settled. */
  scopeFixed: boolean;
};

/** Scope, object, owner and source of a metric. */
export function MetricFields({ value, onChange, people, scopeFixed }: Props) {
  const t = useTranslations();
  const name = useId();
  return (
    <>
      <div>
        <RadioRows
          legend={<span className="font-semibold text-ui">{t("metricRegistry.fields.scope")}</span>}
          name={name}
          value={value.scope}
          onChange={(scope) => onChange({ ...value, scope })}
          rows={(["relationship", "transaction"] as const).map((scope) => ({
            value: scope,
            label: t(`common.scopes.${scope}`),
            consequence: t(`metricRegistry.scopeHints.${scope}`),
            disabled: scopeFixed && scope !== value.scope,
          }))}
        />
        {scopeFixed ? <p className="mt-1 text-ink-3 text-small">{t("metricRegistry.scopeFixed")}</p> : null}
      </div>
      <Select
        label={t("metricRegistry.fields.object")}
        value={value.object}
        onChange={(event) =>
          onChange({ ...value, object: objects.find((one) => one === event.target.value) ?? value.object })
        }
        options={objects.map((object) => ({ value: object, label: t(`metricRegistry.objects.${object}`) }))}
      />
      <Select
        label={t("metricRegistry.fields.owner")}
        value={value.ownerMemberId === null ? "" : String(value.ownerMemberId)}
        onChange={(event) =>
          onChange({ ...value, ownerMemberId: event.target.value === "" ? null : Number(event.target.value) })
        }
        options={[
          { value: "", label: t("metricRegistry.fields.noOwner") },
          ...people.map((person) => ({ value: String(person.memberId), label: person.name })),
        ]}
        absent={value.ownerMemberId === null}
      />
      <TextArea
        label={t("metricRegistry.fields.origin")}
        value={value.origin}
        onChange={(event) => onChange({ ...value, origin: event.target.value })}
        maxLength={500}
        rows={3}
      />
    </>
  );
}
