"use client";

import type { CouncilReport } from "@heard/core/council";
import type { MeetingItem } from "@heard/core/council-meetings";
import { StateNote } from "@heard/ui/state-note";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { PageHeader } from "#components/page-header.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import type { Format } from "#lib/format.ts";
import { formatMoney } from "#lib/money.ts";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { CoverageTable } from "./coverage-table.tsx";
import { DecisionList } from "./decision-list.tsx";
import { HitRate } from "./hit-rate.tsx";
import { MeetingList } from "./meeting-list.tsx";
import { ProposalCard } from "./proposal-card.tsx";
import { SettingsPart } from "./settings-part.tsx";
import { StalledList } from "./stalled-list.tsx";
import { StandInPart } from "./stand-in-part.tsx";

type CouncilScreenProps = {
  organisation: string;
  timeZone: string;
  catalogue: Catalogue;
  initial: CouncilReport;
  meetings: readonly MeetingItem[];
};
/** What every part of the screen stands on. */
export type CouncilContext = { organisation: string; catalogue: Catalogue; report: CouncilReport; format: Format };

/** The council: what waits for a decision in its order, who stands for what, how decisions turned out. */
export function CouncilScreen({ organisation, timeZone, catalogue, initial, ...given }: CouncilScreenProps) {
  const t = useTranslations("council");
  const format = useFormat(timeZone);
  const { data: report } = useQuery(useTRPC().council.read.queryOptions(undefined, { initialData: initial }));
  const { data: meetings } = useQuery(
    useTRPC().council.meetings.list.queryOptions(undefined, { initialData: [...given.meetings] }),
  );
  const context: CouncilContext = { organisation, catalogue, report, format };
  const gaps = report.coverage.filter(({ seats }) => seats.length === 0).length;
  const count = report.proposals.length;
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={count === 0 ? t("lead.none", { gaps }) : t("lead.waiting", { count, gaps })}
      />
      <div className="mt-8 grid gap-x-12 gap-y-10 wide:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          <SectionHeader title={t("proposals.title")} lead={count === 0 ? null : t("proposals.lead")} />
          {count === 0 ? (
            <StateNote title={t("proposals.none")}>
              {t("proposals.comes", {
                cost: formatMoney(format, report.settings.costThreshold, report.settings.currency),
              })}
            </StateNote>
          ) : (
            <ol>
              {report.proposals.map((proposal) => (
                <ProposalCard
                  key={proposal.plan.id}
                  {...{ organisation, catalogue, format, proposal }}
                  {...{ quorum: report.settings.quorum, canEdit: report.canEdit, canVote: report.canVote }}
                />
              ))}
            </ol>
          )}
          <MeetingList {...context} meetings={meetings} />
          <StalledList {...context} />
          <Section>
            <DecisionList canDecide={report.canVote} {...{ organisation, format, report }} />
          </Section>
        </div>
        <aside className="min-w-0">
          <CoverageTable {...context} />
          <StandInPart {...context} />
          <HitRate {...context} />
          <SettingsPart {...context} />
        </aside>
      </div>
    </>
  );
}
