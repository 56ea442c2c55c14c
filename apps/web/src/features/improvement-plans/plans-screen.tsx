"use client";

import type { PlanItem } from "@heard/core/improvement-plans";
import { buttonStyle } from "@heard/ui/button-style";
import { segment, segments } from "@heard/ui/segmented-control";
import { StateNote } from "@heard/ui/state-note";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "#components/page-header.tsx";
import { paths } from "#lib/paths.ts";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { PlanBoard } from "./plan-board.tsx";
import { isEnded } from "./plan-groups.ts";
import { PlanTable } from "./plan-table.tsx";
import { type PlanView, planFilters, planQuery, planViews } from "./plan-view.ts";

type PlansScreenProps = {
  organisation: string;
  timeZone: string;
  initial: PlanItem[];
  canLog: boolean;
  view: PlanView;
};

/** Plans: everything that teams change, how far it is, and what comes next. */
export function PlansScreen({
  organisation,
  timeZone,
  initial,
  canLog,
  view: { as: view, show: filter },
}: PlansScreenProps) {
  const t = useTranslations("plans");
  const trpc = useTRPC();
  const format = useFormat(timeZone);
  const { data: plans } = useQuery(trpc.improvementPlans.list.queryOptions(undefined, { initialData: initial }));
  const action = (
    <>
      <Link href={paths.planLibrary(organisation)} className={buttonStyle()}>
        {t("library")}
      </Link>
      {canLog ? (
        <Link href={paths.newPlan(organisation)} className={buttonStyle("primary")}>
          {t("log")}
        </Link>
      ) : null}
    </>
  );
  if (plans.length === 0)
    return (
      <>
        <PageHeader title={t("title")} />
        <StateNote title={t("empty.title")} action={action}>
          {t("empty.body")}
        </StateNote>
      </>
    );
  const shown = plans.filter((plan) => filter === "all" || (filter === "done") === isEnded(plan));
  const atWork = plans.filter(({ state }) => ["proposed", "approved", "running"].includes(state)).length;
  const judged = plans.filter(({ state }) => state === "judged" || state === "closed").length;
  const stalled = plans.filter(({ isStalled }) => isStalled).length;
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead.some", { open: atWork, judged, stalled })} actions={action} />
      <div className="mt-6 mb-4 flex flex-wrap gap-3" data-print="hide">
        <Choice label={t("filter.label")}>
          {planFilters.map((value) => (
            <Link
              key={value}
              href={paths.plans(organisation, planQuery({ as: view, show: value }))}
              aria-current={value === filter ? "page" : undefined}
              className={segment}
            >
              {t(`filter.${value}`)}
            </Link>
          ))}
        </Choice>
        <Choice label={t("view.label")}>
          {planViews.map((value) => (
            <Link
              key={value}
              href={paths.plans(organisation, planQuery({ as: value, show: filter }))}
              aria-current={value === view ? "page" : undefined}
              className={segment}
            >
              {t(`view.${value}`)}
            </Link>
          ))}
        </Choice>
      </div>
      {shown.length === 0 ? (
        <p className="text-body text-ink-2">{t("noneHere")}</p>
      ) : view === "board" ? (
        <PlanBoard {...{ organisation, format }} plans={shown} />
      ) : (
        <PlanTable {...{ organisation, format }} plans={shown} />
      )}
    </>
  );
}

/** One of a few, as links: what is chosen stands in the address. */
function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className={segments}>
      {children}
    </nav>
  );
}
