"use client";

import type { BenchmarkReport } from "@heard/core/benchmarks";
import type { TargetReport } from "@heard/core/targets";
import { Button } from "@heard/ui/button";
import { PlusIcon } from "@heard/ui/icons";
import { StateNote } from "@heard/ui/state-note";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PageHeader } from "#components/page-header.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import type { Format } from "#lib/format.ts";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { BenchmarkPart } from "./benchmark-part.tsx";
import { TargetCard } from "./target-card.tsx";
import { TargetDialog } from "./target-dialog.tsx";

type TargetsScreenProps = {
  organisation: string;
  timeZone: string;
  initial: { targets: TargetReport; benchmarks: BenchmarkReport };
  catalogue: Catalogue;
};
/** What every part of the screen stands on. */
export type TargetsContext = {
  organisation: string;
  catalogue: Catalogue;
  report: TargetReport;
  others: BenchmarkReport;
  format: Format;
};

/** Where scores are meant to be, how each is expected to go, and what others score. */
export function TargetsScreen({ organisation, timeZone, initial, catalogue }: TargetsScreenProps) {
  const t = useTranslations("targets");
  const trpc = useTRPC();
  const format = useFormat(timeZone);
  const { data: report } = useQuery(trpc.targets.list.queryOptions(undefined, { initialData: initial.targets }));
  const { data: others } = useQuery(trpc.benchmarks.list.queryOptions(undefined, { initialData: initial.benchmarks }));
  const [isOpen, setOpen] = useState(false);
  const context: TargetsContext = { organisation, catalogue, report, others, format };
  const atWork = report.targets.filter(({ isEnded }) => !isEnded);
  const ended = report.targets.filter(({ isEnded }) => isEnded);
  const off = atWork.filter(({ standing }) => standing === "unlikely" || standing === "missed").length;
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead", { count: atWork.length, off })}
        actions={
          report.canEdit && catalogue.metrics.length > 0 ? (
            <Button tone="primary" icon={<PlusIcon />} onClick={() => setOpen(true)}>
              {t("do.set")}
            </Button>
          ) : null
        }
      />
      {atWork.length === 0 ? <StateNote title={t("empty.title")}>{t("empty.body")}</StateNote> : null}
      <ol className="mt-8 flex flex-col gap-10">
        {atWork.map((target) => (
          <TargetCard key={target.id} target={target} {...context} />
        ))}
      </ol>
      <BenchmarkPart {...context} />
      {ended.length === 0 ? null : (
        <Section>
          <SectionHeader title={t("ended")} />
          <ol className="flex flex-col gap-10">
            {ended.map((target) => (
              <TargetCard key={target.id} target={target} {...context} />
            ))}
          </ol>
        </Section>
      )}
      {isOpen ? <TargetDialog {...context} target={null} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
