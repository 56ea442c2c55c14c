"use client";

import type { AlertItem } from "@heard/core/alerts";
import { Button } from "@heard/ui/button";
import { buttonStyle } from "@heard/ui/button-style";
import { CaseIcon, CheckIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LogPlanLink } from "#components/log-plan-link.tsx";
import { RowMenu } from "#components/row-menu.tsx";
import { useTRPCClient } from "#trpc/client.tsx";
import { AcknowledgeDialog } from "./acknowledge-dialog.tsx";
import { commentsOf, complaintsOf, numbersOf, planOf } from "./alert-evidence.ts";
import type { AlertsContext } from "./alerts-screen.tsx";
import { useAlertRun } from "./use-alert-run.ts";

const ChooseCustomerDialog = latePart(() => import("./choose-customer-dialog.tsx"), MissingDialog);

type Props = AlertsContext & { alert: AlertItem; title: string };

/** The evidence, and what can be done; what was said of it stands first. */
export function AlertActions({ alert, title, ...context }: Props) {
  const { organisation, report, format, catalogue } = context;
  const t = useTranslations("alerts");
  const { alerts: client } = useTRPCClient();
  const { attempt } = useAlertRun();
  const [asked, setAsked] = useState<"acknowledge" | "case" | null>(null);
  const alertId = alert.id;
  const complaints = complaintsOf(alert, catalogue);
  const numbers = numbersOf(organisation, alert);
  const { handling } = alert;
  return (
    <>
      {handling ? (
        <p className="sentence mt-2 text-ui">
          {t("handled", { kind: t(`handlings.${handling.kind}`), reason: handling.reason })}{" "}
          <span className="text-ink-3 text-small">
            {t("handledBy", { name: handling.by ?? "", day: format.instant(handling.at) })}
          </span>
          <LeftOut alert={alert} format={format} />
        </p>
      ) : null}
      <div className="mt-3 flex flex-wrap items-center gap-2" data-print="hide">
        {alert.silence ? null : (
          <Link href={commentsOf(organisation, alert)} prefetch={false} className={buttonStyle()}>
            {t("do.comments")}
          </Link>
        )}
        {numbers ? (
          <Link href={numbers} prefetch={false} className={buttonStyle()}>
            {t("do.numbers")}
          </Link>
        ) : null}
        {report.canHandle ? (
          <>
            <LogPlanLink organisation={organisation} query={planOf(alert)} />
            {complaints ? (
              <Button icon={<CaseIcon />} onClick={() => setAsked("case")}>
                {t("do.openCase")}
              </Button>
            ) : null}
            <Button icon={<CheckIcon />} onClick={() => setAsked("acknowledge")}>
              {t("do.acknowledge")}
            </Button>
            <MoreActions {...context} alert={alert} title={title} />
          </>
        ) : null}
      </div>
      {asked === "acknowledge" ? (
        <AcknowledgeDialog
          said={handling}
          consequences={alert.change ? { dataFault: t("acknowledging.dataFault") } : {}}
          onSave={(said) => attempt(() => client.acknowledge.mutate({ alertId, ...said }), t("do.acknowledged"))}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {asked === "case" && complaints ? (
        <ChooseCustomerDialog {...context} query={complaints} onClose={() => setAsked(null)} />
      ) : null}
    </>
  );
}

/** What calling an alert a data fault does, and to which days it was done. */
function LeftOut({ alert: { handling, change }, format }: Pick<Props, "alert" | "format">) {
  const t = useTranslations("alerts.leftOut");
  if (handling?.kind !== "dataFault" || !change) return null;
  const { leftOut } = change;
  return (
    <span className="block text-ink-3 text-small">
      {leftOut ? t("since", { from: format.day(leftOut.from), to: format.day(leftOut.to) }) : t("soon")}
    </span>
  );
}

function MoreActions({ alert, title, report, format }: Props) {
  const t = useTranslations("alerts.do");
  const { alerts: client } = useTRPCClient();
  const { run } = useAlertRun();
  const alertId = alert.id;
  const snooze = (id: string, label: string, weeks: number) => {
    const until = report.snoozeDays[weeks === 1 ? "week" : "month"];
    const done = t("snoozed", { day: format.day(until) });
    return { id, label, onAction: () => void run(() => client.snooze.mutate({ alertId, until }), done) };
  };
  const groups = [
    {
      id: "later",
      items: [snooze("week", t("snoozeWeek"), 1), snooze("month", t("snoozeMonth"), 4)],
    },
    {
      id: "end",
      items: [
        {
          ...{ id: "resolve", label: t("resolve") },
          ...(alert.handling ? {} : { disabledReason: t("resolveFirst") }),
          onAction: () => void run(() => client.resolve.mutate({ alertId }), t("resolved")),
        },
        ...(report.canEdit && !alert.isMuted
          ? [
              {
                ...{ id: "mute", label: t("mute"), danger: true },
                onAction: () => void run(() => client.mute.mutate({ alertId }), t("muted")),
              },
            ]
          : []),
      ],
    },
  ];
  return <RowMenu label={t("more", { title })} groups={groups} />;
}
