"use client";

import type { Registry, RegistryMetric, RegistryScale } from "@heard/core/metrics";
import { Button } from "@heard/ui/button";
import { PlusIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { StateNote } from "@heard/ui/state-note";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { PageHeader } from "#components/page-header.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import { nameIn } from "#lib/measure.ts";
import { useFormat } from "#lib/use-format.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { MetricRow } from "./metric-row.tsx";

const NewMetricDialog = latePart(() => import("./new-metric-dialog.tsx"), MissingDialog);
const EditMetricDialog = latePart(() => import("./edit-metric-dialog.tsx"), MissingDialog);
const EditScaleDialog = latePart(() => import("./edit-scale-dialog.tsx"), MissingDialog);
const AnotherScaleDialog = latePart(() => import("./another-scale-dialog.tsx"), MissingDialog);

type Open =
  | { dialog: "new" }
  | { dialog: "edit" | "anotherScale"; metric: RegistryMetric }
  | { dialog: "scale"; metric: RegistryMetric; scale: RegistryScale };

/** Settings / Scales and metrics: the registry that every number is computed by. */
export function MetricRegistryScreen({ timeZone, initial }: { timeZone: string; initial: Registry }) {
  const t = useTranslations("metricRegistry");
  const locale = useLocale();
  const format = useFormat(timeZone);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { data: registry } = useQuery(trpc.metrics.registry.queryOptions(undefined, { initialData: initial }));
  const { attempt, run } = useRun(trpc.metrics.registry.queryKey());
  const [open, setOpen] = useState<Open | null>(null);
  const inUse = registry.metrics.filter(({ archivedAt }) => archivedAt === null);
  const nameOf = (metric: RegistryMetric) => nameIn(locale, metric.name);
  const add = (
    <Button tone="primary" icon={<PlusIcon />} onClick={() => setOpen({ dialog: "new" })}>
      {t("add")}
    </Button>
  );
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} actions={add} />
      {inUse.length === 0 ? <StateNote title={t("empty.title")}>{t("empty.body")}</StateNote> : null}
      <ul className="mt-4">
        {inUse.map((metric, index) => (
          <MetricRow
            key={metric.key}
            metric={metric}
            format={format}
            isFirst={index === 0}
            isLast={index === inUse.length - 1}
            onEdit={() => setOpen({ dialog: "edit", metric })}
            onEditScale={(scale) => setOpen({ dialog: "scale", metric, scale })}
            onAnotherScale={() => setOpen({ dialog: "anotherScale", metric })}
            onMove={(by) =>
              run(
                () =>
                  client.metrics.move.mutate({
                    key: metric.key,
                    to: registry.metrics.indexOf(inUse[index + by] ?? metric),
                  }),
                t("moved", { name: nameOf(metric) }),
              )
            }
            onArchive={() =>
              run(() => client.metrics.archive.mutate({ key: metric.key }), t("archived", { name: nameOf(metric) }))
            }
          />
        ))}
      </ul>
      <ArchivedMetrics
        metrics={registry.metrics.filter(({ archivedAt }) => archivedAt !== null)}
        onRestore={(metric) =>
          run(() => client.metrics.restore.mutate({ key: metric.key }), t("restored", { name: nameOf(metric) }))
        }
      />
      {open ? (
        <OpenDialog open={open} registry={registry} format={format} attempt={attempt} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
}

type OpenDialogProps = {
  open: Open;
  registry: Registry;
  format: ReturnType<typeof useFormat>;
  attempt: ReturnType<typeof useRun>["attempt"];
  onClose: () => void;
};

function OpenDialog({ open, registry, format, attempt, onClose }: OpenDialogProps) {
  const locale = useLocale();
  const shared = { attempt, onClose };
  switch (open.dialog) {
    case "new":
      return <NewMetricDialog {...shared} registry={registry} format={format} />;
    case "edit":
      return <EditMetricDialog {...shared} metric={open.metric} people={registry.people} />;
    case "anotherScale":
      return <AnotherScaleDialog {...shared} metric={open.metric} registry={registry} format={format} />;
    case "scale": {
      const users = registry.metrics.filter(({ scales }) =>
        scales.some(({ key, takes }) => takes === "new" && key === open.scale.key),
      );
      const usedBy = format.list(users.map(({ name }) => nameIn(locale, name)));
      return <EditScaleDialog {...shared} metric={open.metric} scale={open.scale} usedBy={usedBy} />;
    }
  }
}

function ArchivedMetrics({
  metrics,
  onRestore,
}: {
  metrics: readonly RegistryMetric[];
  onRestore: (metric: RegistryMetric) => void;
}) {
  const t = useTranslations("metricRegistry");
  const locale = useLocale();
  if (metrics.length === 0) return null;
  return (
    <Section>
      <SectionHeader title={t("archivedTitle")} lead={t("archivedLead")} />
      <ul>
        {metrics.map((metric) => (
          <li key={metric.key} className="flex min-h-12 items-center gap-4 border-line border-b">
            <span className="grow text-body">
              {nameIn(locale, metric.name)} <code className="font-mono text-ink-3 text-small">{metric.key}</code>
            </span>
            <span className="text-ink-3 text-small">{t("scale.answers", { count: metric.answerCount })}</span>
            <Button onClick={() => onRestore(metric)}>{t("actions.restore")}</Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
