"use client";

import type { AlertReport } from "@heard/core/alerts";
import type { Annotation } from "@heard/core/annotations";
import type { ResponseAlertReport } from "@heard/core/response-alerts";
import { StateNote } from "@heard/ui/state-note";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { PageHeader } from "#components/page-header.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import type { Format } from "#lib/format.ts";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { AlertCard } from "./alert-card.tsx";
import { DeliveryPart } from "./delivery-part.tsx";
import { EarlierAlerts } from "./earlier-alerts.tsx";
import { MutedPart } from "./muted-part.tsx";
import { PromisePart } from "./promise-part.tsx";
import { ResponseRulesPart } from "./response-rules-part.tsx";
import { ResponsesPart, singleId } from "./responses-part.tsx";

/** What does not change while the screen is looked at. */
type Around = { organisation: string; annotations: readonly Annotation[]; catalogue: Catalogue };
type AlertsScreenProps = Around & { timeZone: string; initial: AlertReport; responses: ResponseAlertReport };
/** What every part of the screen stands on. */
export type AlertsContext = Around & { report: AlertReport; format: Format };

/** What changed beyond chance, the newest first, with what it rests on and what can be done; beside it the promise. */
export function AlertsScreen({ timeZone, initial, responses, ...around }: AlertsScreenProps) {
  const t = useTranslations("alerts");
  const ofResponses = useTranslations("responseAlerts");
  const format = useFormat(timeZone);
  const { data: report } = useQuery(useTRPC().alerts.list.queryOptions(undefined, { initialData: initial }));
  const { data: single } = useQuery(useTRPC().responseAlerts.list.queryOptions(undefined, { initialData: responses }));
  useSeen(initial.unseen + responses.unseen);
  const context: AlertsContext = { ...around, report, format };
  const current = report.alerts.filter(({ isCurrent }) => isCurrent);
  const lead = report.run === null ? t("lead.notYet") : t("lead.none");
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={current.length === 0 ? lead : t("lead.some", { count: current.length, unseen: initial.unseen })}
      />
      {single.openCount > 0 ? (
        <a href={`#${singleId}`} className="link finger-high mt-2 inline-block text-ui" data-print="hide">
          {ofResponses("jump", { count: single.openCount })}
        </a>
      ) : null}
      <div className="mt-8 grid gap-x-12 gap-y-10 wide:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          {current.length === 0 ? <StateNote title={t("empty.title")}>{t("empty.text")}</StateNote> : null}
          <ol className="flex flex-col gap-10">
            {current.map((alert) => (
              <AlertCard key={alert.id} alert={alert} {...context} />
            ))}
          </ol>
          <EarlierAlerts {...context} />
          <ResponsesPart {...context} single={single} />
        </div>
        <aside className="min-w-0">
          <PromisePart {...context} />
          <ResponseRulesPart {...context} single={single} />
          <DeliveryPart {...context} />
          <MutedPart {...context} />
        </aside>
      </div>
    </>
  );
}

/** What was shown once is new no longer the next time; on this visit the marks stay. */
function useSeen(unseen: number): void {
  const { alerts: client } = useTRPCClient();
  useEffect(() => {
    if (unseen > 0) void client.markSeen.mutate().catch(() => null);
  }, [client, unseen]);
}
