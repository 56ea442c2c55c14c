"use client";

import type { ResponseAlertItem } from "@heard/core/response-alerts";
import { Button } from "@heard/ui/button";
import { buttonStyle } from "@heard/ui/button-style";
import { Chip } from "@heard/ui/chip";
import { CaseIcon, CheckIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { LogPlanLink } from "#components/log-plan-link.tsx";
import { CommentText } from "#features/comments/comment-text.tsx";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { AcknowledgeDialog } from "./acknowledge-dialog.tsx";
import type { ResponsesContext } from "./responses-part.tsx";
import { useResponseAlertRun } from "./use-response-alert-run.ts";

const OpenCaseDialog = latePart(() => import("#features/cases/open-case-dialog.tsx"), MissingDialog);

type Props = ResponsesContext & { alert: ResponseAlertItem };

/** What one customer gave and wrote, the rule that it fits, and what can be done. */
export function ResponseAlert({ alert, ...context }: Props) {
  const { format, catalogue } = context;
  const t = useTranslations("responseAlerts");
  const alerts = useTranslations("alerts");
  const locale = useLocale();
  const { rule, foundAt, touchpoint, said, handling, isUnseen } = alert;
  const place = catalogue.touchpoints.find(({ key }) => key === touchpoint);
  const when = { rule, time: format.instant(foundAt) };
  const scores = said.scores.map(({ name, value, scale }) =>
    t("score", { metric: nameIn(locale, name), value: String(value), max: String(scale.max) }),
  );
  return (
    <li className="border-line border-b py-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium text-ui">
        {place ? t("row", { ...when, touchpoint: nameIn(locale, place.name) }) : t("rowAnywhere", when)}
        {isUnseen ? <Chip tone="accent">{t("new")}</Chip> : null}
      </p>
      {scores.length > 0 ? <p className="text-ink-2 text-ui">{scores.join(" · ")}</p> : null}
      {said.comments.map(({ item, text, language }) => (
        <blockquote key={item} className="wrap-anywhere mt-1 line-clamp-4">
          <CommentText text={text} language={language} />
        </blockquote>
      ))}
      {handling ? (
        <p className="sentence mt-1 text-ui">
          {alerts("handled", { kind: alerts(`handlings.${handling.kind}`), reason: handling.reason })}{" "}
          <span className="text-ink-3 text-small">
            {alerts("handledBy", { name: handling.by ?? "", day: format.instant(handling.at) })}
          </span>
        </p>
      ) : null}
      <ResponseActions alert={alert} {...context} />
    </li>
  );
}

function ResponseActions({ alert, organisation, single, format }: Props) {
  const t = useTranslations("responseAlerts");
  const { responseAlerts: client } = useTRPCClient();
  const { attempt } = useResponseAlertRun();
  const [asked, setAsked] = useState<"case" | "acknowledge" | null>(null);
  const { id, rule, foundAt, said, touchpoint, caseNumber, handling } = alert;
  const { responseId } = said;
  const comment = said.comments[0];
  const close = () => setAsked(null);
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2" data-print="hide">
      <Link href={paths.response(organisation, responseId)} prefetch={false} className={buttonStyle()}>
        {t("read")}
      </Link>
      {caseNumber === null ? null : (
        <Link href={paths.case(organisation, caseNumber)} prefetch={false} className={buttonStyle()}>
          {t("case", { number: String(caseNumber) })}
        </Link>
      )}
      {single.canHandle ? (
        <>
          {caseNumber === null ? (
            <Button icon={<CaseIcon />} onClick={() => setAsked("case")}>
              {t("openCase")}
            </Button>
          ) : null}
          <LogPlanLink
            organisation={organisation}
            query={{
              ...(comment ? { comment: `${responseId}~${comment.item}` } : {}),
              ...(touchpoint === null ? {} : { touchpoint }),
            }}
          />
          {handling === null ? (
            <Button
              icon={<CheckIcon />}
              onClick={() => setAsked("acknowledge")}
              aria-label={t("acknowledgeOf", { rule, time: format.instant(foundAt) })}
            >
              {t("acknowledge")}
            </Button>
          ) : null}
        </>
      ) : null}
      {asked === "case" ? <OpenCaseDialog organisation={organisation} responseId={responseId} onClose={close} /> : null}
      {asked === "acknowledge" ? (
        <AcknowledgeDialog
          said={handling}
          onSave={(given) =>
            attempt(() => client.acknowledge.mutate({ responseAlertId: id, ...given }), t("acknowledged"))
          }
          onClose={close}
        />
      ) : null}
    </div>
  );
}
