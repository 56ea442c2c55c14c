"use client";

import type { ListeningCoverage } from "@heard/core/listening-paths";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { PageHeader } from "#components/page-header.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { CoverageTable } from "./coverage-table.tsx";
import { NoTouchpoints } from "./no-touchpoints.tsx";
import { useLead } from "./use-lead.ts";
import { WaysTable } from "./ways-table.tsx";

export type ListeningScreenProps = {
  organisation: string;
  timeZone: string;
  coverage: ListeningCoverage;
  catalogue: Catalogue;
  canEdit: boolean;
  canReadComments: boolean;
};

/** Voice / Listening: every touchpoint with the ways by which customers are heard there, and the gaps between them. */
export function ListeningScreen({ organisation, timeZone, coverage: initialData, ...given }: ListeningScreenProps) {
  const t = useTranslations("listening");
  const trpc = useTRPC();
  const format = useFormat(timeZone);
  const { data: coverage } = useQuery(trpc.listeningPaths.coverage.queryOptions(undefined, { initialData }));
  const nowhere = coverage.elsewhere.filter(({ recentCount }) => recentCount > 0);
  const lead = useLead(coverage, format);
  if (coverage.touchpoints.length === 0) return <NoTouchpoints organisation={organisation} canEdit={given.canEdit} />;
  return (
    <>
      <PageHeader title={t("title")} lead={lead} />
      <Section>
        <SectionHeader
          title={t("map.title", {
            heard: format.count(coverage.counts.heard),
            count: coverage.touchpoints.length,
          })}
          lead={t("map.lead")}
        />
        <CoverageTable {...given} {...{ organisation, coverage, format }} />
      </Section>
      <Section>
        <WaysTable coverage={coverage} format={format} />
        {nowhere.length === 0 ? null : (
          <p className="sentence mt-4 text-ink-2 text-ui">
            {t("elsewhere", {
              count: nowhere.length,
              names: format.list(nowhere.map(({ source }) => source.name)),
            })}
          </p>
        )}
      </Section>
    </>
  );
}
