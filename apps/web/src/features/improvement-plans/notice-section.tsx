"use client";

import type { NoticeReport } from "@heard/core/plan-notices";
import { Button } from "@heard/ui/button";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import type { Format } from "#lib/format.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { NoticeDialog } from "./notice-dialog.tsx";
import type { PlanContext } from "./plan-screen.tsx";

/** What those were told whose words led to the plan: by letter, and on the public page. */
export function NoticeSection({ plan, format }: PlanContext) {
  const t = useTranslations("notices");
  const { data: report } = useQuery(useTRPC().planNotices.ofPlan.queryOptions({ planId: plan.id }));
  const [asked, setAsked] = useState<"write" | "send" | null>(null);
  if (!report) return null;
  const { notice, canEdit } = report;
  const onClose = () => setAsked(null);
  return (
    <>
      {notice ? <WrittenNotice notice={notice} format={format} /> : <p className="text-body text-ink-2">{t("none")}</p>}
      <ReachList report={report} />
      {canEdit ? (
        <div className="mt-4 flex flex-wrap items-center gap-2" data-print="hide">
          {notice?.sentAt ? null : <Button onClick={() => setAsked("write")}>{t(notice ? "edit" : "write")}</Button>}
          {notice && !notice.sentAt ? (
            <Button tone="primary" onClick={() => setAsked("send")}>
              {t("send")}
            </Button>
          ) : null}
          {notice ? <PublishButton planId={plan.id} report={report} /> : null}
        </div>
      ) : null}
      {asked === "write" ? <NoticeDialog planId={plan.id} notice={notice} onClose={onClose} /> : null}
      {asked === "send" ? <SendDialog planId={plan.id} onClose={onClose} /> : null}
    </>
  );
}

function WrittenNotice({ notice, format }: { notice: NonNullable<NoticeReport["notice"]>; format: Format }) {
  const t = useTranslations("notices");
  const { sentAt, publishedAt } = notice;
  return (
    <>
      {Object.entries(notice.texts).map(([language, text]) => (
        <blockquote key={language} lang={language} className="mb-3 border-line border-l-2 pl-4">
          <p className="font-semibold text-body">{text.title}</p>
          <p className="sentence whitespace-pre-line text-body text-ink-2">{text.body}</p>
        </blockquote>
      ))}
      <p className="text-ink-3 text-small">
        {[
          notice.senderName,
          sentAt ? t("sentOn", { day: format.instant(sentAt) }) : null,
          publishedAt ? t("shown", { day: format.instant(publishedAt) }) : null,
        ]
          .filter((part) => part !== null)
          .join(" · ")}
      </p>
    </>
  );
}

const saidRules = [
  ...(["reached", "nobodyKnown", "waiting", "quietHours", "contactLimit", "handingOver", "transport"] as const),
  ...(["expired", "erased", "noAddress", "suppressed", "consentWithdrawn", "consentMissing"] as const),
  ...(["refused", "interrupted"] as const),
];

/** How many were reached, and by which rule the others were not: never who they are. */
function ReachList({ report: { notice, reach } }: { report: NoticeReport }) {
  const t = useTranslations("notices");
  if (reach.length === 0) return null;
  return (
    <>
      {notice?.sentAt ? null : <p className="mt-3 text-ink-3 text-small">{t("foreseen")}</p>}
      <ul className="mt-1 text-ink-2 text-small" data-figure="count">
        {reach.map(({ rule, people }) => (
          <li key={rule}>
            {t("reach", { people, rule: t(`rules.${saidRules.find((one) => one === rule) ?? "other"}`) })}
          </li>
        ))}
      </ul>
    </>
  );
}

const useNoticeRun = () => useRun(useTRPC().planNotices.pathKey());

function PublishButton({ planId, report: { notice, hasPublicPage } }: { planId: number; report: NoticeReport }) {
  const t = useTranslations("notices");
  const { planNotices: client } = useTRPCClient();
  const { run } = useNoticeRun();
  const isPublic = !notice?.publishedAt;
  const change = () =>
    void run(() => client.publish.mutate({ planId, isPublic }), t(isPublic ? "published" : "withdrawn"));
  return (
    <>
      <Button onClick={change}>{t(isPublic ? "publish" : "withdraw")}</Button>
      {hasPublicPage ? null : <span className="text-ink-3 text-small">{t("noPage")}</span>}
    </>
  );
}

function SendDialog({ planId, onClose }: { planId: number; onClose: () => void }) {
  const t = useTranslations("notices");
  const { planNotices: client } = useTRPCClient();
  const { attempt } = useNoticeRun();
  return (
    <FormDialog
      title={t("sendTitle")}
      submitLabel={t("send")}
      onClose={onClose}
      onSubmit={() =>
        attempt(
          () => client.send.mutate({ planId }),
          ({ recipients }) => t("sent", { count: recipients }),
        )
      }
    >
      {(refusal) => (
        <>
          <p className="sentence text-body text-ink-2">{t("sendLead")}</p>
          {refusal === null ? null : (
            <p role="alert" className="text-danger text-small">
              {refusal}
            </p>
          )}
        </>
      )}
    </FormDialog>
  );
}
