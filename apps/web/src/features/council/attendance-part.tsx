"use client";

import { Checkbox } from "@heard/ui/checkbox";
import { notify } from "@heard/ui/toast";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SectionHeader } from "#components/section.tsx";
import { useTRPCClient } from "#trpc/client.tsx";
import type { MeetingContext } from "./meeting-screen.tsx";
import { useCouncilRun } from "./use-council-run.ts";

/** Who is in the meeting, who stands in for whom, and whether it can decide. */
export function AttendancePart({ meeting, format }: MeetingContext) {
  const t = useTranslations("meetings");
  const { minutes, state } = meeting;
  const { represented, quorum, present, absent, proxies } = minutes;
  const isOver = state === "closed" || state === "cancelled";
  const lead = isOver
    ? t("attendance.wasQuorate", { represented: String(represented), quorum: String(quorum) })
    : state === "planned"
      ? t("attendance.before")
      : t(represented >= quorum ? "attendance.quorate" : "attendance.short", {
          represented: String(represented),
          quorum: String(quorum),
        });
  return (
    <section>
      <SectionHeader title={t(isOver ? "attendance.titleOver" : "attendance.title")} lead={lead} />
      {isOver ? (
        <dl className="text-ui">
          <dt className="text-ink-3 text-small">{t("attendance.present")}</dt>
          <dd>{present.length === 0 ? "–" : format.list(present)}</dd>
          {absent.length === 0 ? null : (
            <>
              <dt className="mt-2 text-ink-3 text-small">{t("attendance.absent")}</dt>
              <dd>{format.list(absent)}</dd>
            </>
          )}
        </dl>
      ) : (
        <Register {...{ meeting }} />
      )}
      <ul className="mt-3 text-ink-2 text-small">
        {proxies.map(({ member, by }) => (
          <li key={member}>{t("standIn", { member, proxy: by })}</li>
        ))}
      </ul>
    </section>
  );
}

function Register({ meeting: { id: meetingId, members, state, canRun } }: Pick<MeetingContext, "meeting">) {
  return (
    <ul className="flex flex-col gap-1">
      {members.map(({ id: memberId, name, isPresent }) => (
        <li key={`${memberId}-${isPresent}`}>
          {state === "open" && canRun ? <Presence {...{ meetingId, memberId, name, isPresent }} /> : name}
        </li>
      ))}
    </ul>
  );
}

type PresenceProps = { meetingId: number; memberId: number; name: string; isPresent: boolean };

/** Ticked at once; where it is refused, it is as it was and the reason is said. */
function Presence({ meetingId, memberId, name, isPresent }: PresenceProps) {
  const t = useTranslations("meetings.attendance");
  const { meetings: client } = useTRPCClient().council;
  const { attempt } = useCouncilRun();
  const [isTicked, setTicked] = useState(isPresent);
  const change = async (wanted: boolean) => {
    setTicked(wanted);
    const said = await attempt(
      () => client.setAttendance.mutate({ meetingId, memberId, isPresent: wanted }),
      t("saved"),
    );
    if (said === null) return;
    setTicked(isPresent);
    notify({ text: said, tone: "danger" });
  };
  return <Checkbox label={name} checked={isTicked} onChange={(event) => void change(event.target.checked)} />;
}
