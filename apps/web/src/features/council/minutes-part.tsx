"use client";

import { Button } from "@heard/ui/button";
import { useTranslations } from "next-intl";
import { SectionHeader } from "#components/section.tsx";
import { useTRPCClient } from "#trpc/client.tsx";
import type { MeetingContext } from "./meeting-screen.tsx";
import { useCouncilRun } from "./use-council-run.ts";

/** Whether the minutes have been sent, to whom, and the way to send them. */
export function MinutesPart({ meeting, format }: MeetingContext) {
  const t = useTranslations("meetings.minutes");
  const { meetings: client } = useTRPCClient().council;
  const { run } = useCouncilRun();
  const { letters, members, canRun, id: meetingId } = meeting;
  const names = letters.map(({ name }) => name);
  const isWhole = members.every(({ name }) => names.includes(name));
  return (
    <>
      <SectionHeader
        title={t("title")}
        lead={names.length === 0 ? t("notYet") : t("to", { names: format.list(names) })}
      />
      {canRun && !isWhole ? (
        <div data-print="hide">
          <p className="sentence mb-3 text-ink-3 text-small">{t("sendLead")}</p>
          <Button
            onClick={() =>
              void run(
                () => client.sendMinutes.mutate({ meetingId }),
                ({ sent, failed }) => t("sent", { sent, failed }),
              )
            }
          >
            {t("send")}
          </Button>
        </div>
      ) : null}
    </>
  );
}
