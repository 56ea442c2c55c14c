"use client";

import type { MeetingReport } from "@heard/core/council-meetings";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { useTRPCClient } from "#trpc/client.tsx";
import { useCouncilRun } from "./use-council-run.ts";

type MeetingDialogProps = {
  members: readonly { id: number; name: string }[];
  /** One that is planned already; a new one when absent. */
  meeting?: MeetingReport;
  onClose: () => void;
};

/** When and where the council meets, and who takes the meeting. */
export function MeetingDialog({ members, meeting, onClose }: MeetingDialogProps) {
  const t = useTranslations("meetings");
  const { meetings: client } = useTRPCClient().council;
  const { attempt } = useCouncilRun();
  // As it stood when this was opened: the page behind may be read anew meanwhile.
  const [seen] = useState({
    ...{ day: meeting?.day ?? "", time: meeting?.time ?? "10:00", place: meeting?.place ?? "" },
    chairId: meeting?.chairId ?? null,
  });
  const [given, setGiven] = useState(seen);
  const set = (change: Partial<typeof given>) => setGiven({ ...given, ...change });
  const save = () => {
    const { chairId, ...when } = given;
    const place = given.place.trim() === "" ? null : given.place;
    return meeting
      ? attempt(() => client.update.mutate({ meetingId: meeting.id, ...when, place, chairId, seen }), t("saved"))
      : attempt(() => client.plan.mutate({ ...when, place, ...(chairId === null ? {} : { chairId }) }), t("planned"));
  };
  return (
    <FormDialog title={meeting ? t("change") : t("plan")} submitLabel={t("save")} onClose={onClose} onSubmit={save}>
      {(refusal) => (
        <>
          <TextField
            type="date"
            label={t("day")}
            value={given.day}
            onChange={(event) => set({ day: event.target.value })}
            error={refusal}
            required
          />
          <TextField
            type="time"
            label={t("time")}
            value={given.time}
            onChange={(event) => set({ time: event.target.value })}
            required
          />
          <TextField
            label={t("place")}
            value={given.place}
            onChange={(event) => set({ place: event.target.value })}
            maxLength={300}
          />
          <Select
            label={t("chair")}
            value={String(given.chairId ?? "")}
            onChange={(event) => set({ chairId: event.target.value === "" ? null : Number(event.target.value) })}
            options={[
              { value: "", label: t("noChair") },
              ...members.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
          />
        </>
      )}
    </FormDialog>
  );
}
