"use client";

import type { CaseSettings } from "@heard/core/cases";
import { TextArea, TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { linesOf } from "#lib/lines.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { useCaseRun } from "./use-case-run.ts";
import { useWeekday, weekdays } from "./use-hours-words.ts";

type CalendarDialogProps = { settings: CaseSettings; onClose: () => void };
const holidayLine = /^(\d{4}-\d{2}-\d{2})\s+(\S.*)$/;

/** Hours of each weekday, and the days on which nobody works. A weekday without hours is free. */
export function CalendarDialog({ settings, onClose }: CalendarDialogProps) {
  const t = useTranslations("cases.settings");
  const day = useWeekday();
  const { cases: client } = useTRPCClient();
  const { attempt } = useCaseRun();
  const [seen] = useState(settings);
  const [hours, setHours] = useState(() =>
    weekdays.map((weekday) => ({ weekday, from: "", to: "", ...seen.hours.find((one) => one.weekday === weekday) })),
  );
  const [holidays, setHolidays] = useState(seen.holidays.map((one) => `${one.day} ${one.name}`).join("\n"));
  const set = (weekday: number, change: { from?: string; to?: string }) =>
    setHours(hours.map((one) => (one.weekday === weekday ? { ...one, ...change } : one)));
  // A day without hours is free; one with half of them, or with an end before its beginning, is none that could be meant.
  const isWrong = ({ from, to }: { from: string; to: string }) => (from !== "" || to !== "") && !(from < to);
  const wrongDay = hours.find(isWrong);
  const wrong = linesOf(holidays).find((line) => !holidayLine.test(line));
  const save = () =>
    client.updateSettings.mutate({
      ...{ revision: seen.revision, hours: hours.filter(({ from, to }) => from !== "" || to !== "") },
      holidays: linesOf(holidays).map((line) => {
        const [, on = "", name = ""] = holidayLine.exec(line) ?? [];
        return { day: on, name };
      }),
    });
  return (
    <FormDialog
      title={t("calendar")}
      submitLabel={t("edit")}
      onClose={onClose}
      onSubmit={async () => {
        if (wrongDay) return t("hoursWrong", { day: day(wrongDay.weekday) });
        return wrong === undefined ? attempt(save, t("calendarSaved")) : t("holidayWrong", { line: wrong });
      }}
    >
      {(refusal) => (
        <>
          <div className="grid grid-cols-2 gap-x-4 gap-y-3">
            {hours.flatMap(({ weekday, from, to }) => [
              <TextField
                key={`${String(weekday)} from`}
                label={t("from", { day: day(weekday) })}
                type="time"
                value={from}
                onChange={(event) => set(weekday, { from: event.target.value })}
              />,
              <TextField
                key={`${String(weekday)} to`}
                label={t("to", { day: day(weekday) })}
                type="time"
                value={to}
                onChange={(event) => set(weekday, { to: event.target.value })}
                {...(refusal !== null && wrongDay?.weekday === weekday ? { error: refusal } : {})}
              />,
            ])}
          </div>
          <TextArea
            label={t("holidays")}
            hint={t("holidaysHint")}
            value={holidays}
            onChange={(event) => setHolidays(event.target.value)}
            error={wrongDay ? null : refusal}
            rows={8}
          />
        </>
      )}
    </FormDialog>
  );
}
