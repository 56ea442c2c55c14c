"use client";

import type { DistributionItem } from "@heard/core/distributions";
import type { Funnel } from "@heard/core/ledger";
import type { SurveyDetail } from "@heard/core/surveys";
import { buttonStyle } from "@heard/ui/button-style";
import { PlusIcon } from "@heard/ui/icons";
import { StateNote } from "@heard/ui/state-note";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SectionHeader } from "#components/section.tsx";
import { SurveyFrame, type SurveyPageProps } from "#features/survey-pages/survey-frame.tsx";
import { paths } from "#lib/paths.ts";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { AccountPart } from "./account-part.tsx";
import { DelayPart } from "./delay-part.tsx";
import { DistributionTable } from "./distribution-table.tsx";
import { FunnelPart } from "./funnel-part.tsx";
import { GroupsPart } from "./groups-part.tsx";
import { LedgerTable, ledgerId } from "./ledger-table.tsx";
import type { LedgerView } from "./ledger-view.ts";
import { LettersPart } from "./letters-part.tsx";

type Props = SurveyPageProps & {
  initial: SurveyDetail;
  items: DistributionItem[];
  funnel: Funnel;
  sending: { edit: boolean; contacts: boolean; letters: boolean };
};

/** While messages go, what is shown follows. */
const refreshMs = 5000;

/** One survey / Sending: its sendings, how far people came, and the ledger with everybody in it. */
export function SendingScreen({ initial, items, funnel, sending, ...page }: Props) {
  const t = useTranslations("distribution");
  const trpc = useTRPC();
  const format = useFormat(page.organisation.timeZone);
  const [view, setView] = useState<LedgerView>({ kind: "all" });
  const surveyId = initial.id;
  const { data: survey } = useQuery(trpc.surveys.byKey.queryOptions({ key: initial.key }, { initialData: initial }));
  const list = useQuery(
    trpc.distributions.list.queryOptions({ surveyId }, { initialData: items, refetchInterval: refreshMs }),
  );
  const counted = useQuery(
    trpc.ledger.funnel.queryOptions({ surveyId }, { initialData: funnel, refetchInterval: refreshMs }),
  );
  const create = sending.edit ? (
    <Link href={paths.distributionPlan(page.organisation.key, survey.key)} className={buttonStyle("primary")}>
      <PlusIcon />
      {t("create")}
    </Link>
  ) : null;
  const showAbove = (wanted: LedgerView) => {
    setView(wanted);
    document.getElementById(ledgerId)?.scrollIntoView();
  };
  const isNew = list.data.length === 0;
  return (
    <SurveyFrame {...page} survey={survey} tab="sending" lead={t("lead")} actions={isNew ? null : create}>
      {isNew ? (
        <StateNote title={t("list.none")} action={create}>
          {t("list.noneBody")}
        </StateNote>
      ) : (
        <>
          <section className="pt-8">
            <SectionHeader title={t("list.title")} />
            <DistributionTable
              organisation={page.organisation.key}
              survey={survey.key}
              items={list.data}
              mayEdit={sending.edit}
              mayTakeLinks={sending.letters}
              format={format}
            />
          </section>
          <div className="gap-x-11 wide:grid wide:grid-cols-[minmax(0,1fr)_20rem]">
            <FunnelPart funnel={counted.data} format={format} view={view} onView={showAbove} />
            <AccountPart funnel={counted.data} format={format} view={view} onView={showAbove} />
          </div>
          {counted.data.ledger.sent > 0 ? (
            <GroupsPart surveyId={surveyId} format={format} view={view} onView={showAbove} />
          ) : null}
          <DelayPart items={list.data} format={format} />
          <LedgerTable
            organisation={page.organisation.key}
            surveyId={surveyId}
            funnel={counted.data}
            format={format}
            mayOpen={sending.contacts}
            mayEdit={sending.edit}
            view={view}
            onView={setView}
          />
          {sending.letters ? <LettersPart surveyId={surveyId} format={format} /> : null}
        </>
      )}
    </SurveyFrame>
  );
}
