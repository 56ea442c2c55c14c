"use client";

import type { MeetingReport } from "@heard/core/council-meetings";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { PageHeader } from "#components/page-header.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import { PrintedAt } from "#features/exports/printed-at.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { AgendaPart } from "./agenda-part.tsx";
import { AttendancePart } from "./attendance-part.tsx";
import { MeetingCommands } from "./meeting-commands.tsx";
import { MinutesPart } from "./minutes-part.tsx";

type MeetingScreenProps = {
  organisation: { key: string; name: string; timeZone: string };
  catalogue: Catalogue;
  initial: MeetingReport;
};
/** What every part of a meeting stands on. */
export type MeetingContext = { organisation: string; catalogue: Catalogue; meeting: MeetingReport; format: Format };

/** A meeting of the council from its agenda to its minutes: the same page on the wall, on the desk and on paper. */
export function MeetingScreen({ organisation, catalogue, initial }: MeetingScreenProps) {
  const t = useTranslations("meetings");
  const format = useFormat(organisation.timeZone);
  const { data: meeting } = useQuery(
    useTRPC().council.meetings.get.queryOptions({ meetingId: initial.id }, { initialData: initial }),
  );
  const context: MeetingContext = { organisation: organisation.key, catalogue, meeting, format };
  const { minutes, state, place } = meeting;
  const facts = [t(`states.${state}`), place, minutes.chair === null ? null : t("chairIs", { name: minutes.chair })];
  return (
    <>
      <p className="mb-4 border-line border-b pb-2 text-small" data-print="only">
        <span className="font-semibold">{organisation.name}</span> · <PrintedAt timeZone={organisation.timeZone} />
      </p>
      <PageHeader
        overline={<Link href={paths.council(organisation.key)}>{t("back")}</Link>}
        title={t("one", { day: format.longInstant(meeting.heldAt) })}
        lead={facts.filter((part) => part !== null).join(" · ")}
        actions={<MeetingCommands {...context} />}
      />
      <div className="mt-8 grid gap-x-12 gap-y-10 wide:grid-cols-[minmax(0,1fr)_20rem]">
        <section className="min-w-0">
          <SectionHeader title={t("agenda")} lead={minutes.items.length === 0 ? t("empty") : null} />
          <AgendaPart {...context} />
        </section>
        <aside className="min-w-0">
          <AttendancePart {...context} />
          {state === "closed" ? (
            <Section>
              <MinutesPart {...context} />
            </Section>
          ) : null}
        </aside>
      </div>
    </>
  );
}
