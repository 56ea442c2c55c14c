"use client";

import type { AlertItem } from "@heard/core/alerts";
import { Button } from "@heard/ui/button";
import { buttonStyle } from "@heard/ui/button-style";
import { CheckIcon } from "@heard/ui/icons";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LogPlanLink } from "#components/log-plan-link.tsx";
import { RowMenu } from "#components/row-menu.tsx";
import { useTRPCClient } from "#trpc/client.tsx";
import { AcknowledgeDialog } from "./acknowledge-dialog.tsx";
import { commentsOf, numbersOf, planOf } from "./alert-evidence.ts";
import type { AlertsContext } from "./alerts-screen.tsx";
import { useAlertRun } from "./use-alert-run.ts";

type Props = AlertsContext & { alert: AlertItem; title: string };

/** The evidence, and what can be done; what was said of it stands first. */
export function AlertActions({ alert, title, organisation, report, format }: Props) {
  const t = useTranslations("alerts");
  const [isAsked, setAsked] = useState(false);
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
            <Button icon={<CheckIcon />} onClick={() => setAsked(true)}>
              {t("do.acknowledge")}
            </Button>
            <MoreActions {...{ alert, title, organisation, report, format }} />
          </>
        ) : null}
      </div>
      {isAsked ? <AcknowledgeDialog alert={alert} onClose={() => setAsked(false)} /> : null}
    </>
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
