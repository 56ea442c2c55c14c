"use client";

import { parseDate } from "@internationalized/date";
import { Button } from "react-aria-components/Button";
import { DateField, DateInput, DateSegment, Label } from "react-aria-components/DateField";
import { I18nProvider } from "react-aria-components/I18nProvider";
import {
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Heading,
  RangeCalendar,
} from "react-aria-components/RangeCalendar";
import { ChevronLeftIcon, ChevronRightIcon } from "./icons.tsx";

/** Calendar days, both included, as `2026-08-03`. */
export type DayRange = { from: string; to: string };

export type DateRangeProps = {
  locale: string;
  label: string;
  value: DayRange;
  onChange: (value: DayRange) => void;
  /** The last day that can hold answers. */
  max?: string;
  words: { from: string; to: string; previous: string; next: string };
};

/** Two months and two typed fields for one range of days. Load it on open: calendars are the heaviest primitive. */
export default function DateRange({ locale, label, value, onChange, max, words }: DateRangeProps) {
  const range = { start: parseDate(value.from), end: parseDate(value.to) };
  const setEnd = (edge: "from" | "to", day: { toString(): string } | null) => {
    if (!day) return;
    const next = { ...value, [edge]: day.toString() };
    if (next.from <= next.to) onChange(next);
  };
  return (
    <I18nProvider locale={locale}>
      <div className="flex gap-3 pb-4">
        <DayField label={words.from} value={range.start} onChange={(day) => setEnd("from", day)} />
        <DayField label={words.to} value={range.end} onChange={(day) => setEnd("to", day)} />
      </div>
      <RangeCalendar
        aria-label={label}
        value={range}
        onChange={({ start, end }) => onChange({ from: start.toString(), to: end.toString() })}
        defaultFocusedValue={range.end}
        visibleDuration={{ months: 2 }}
        pageBehavior="single"
        firstDayOfWeek="mon"
        {...(max ? { maxValue: parseDate(max) } : {})}
      >
        <header className="flex items-center justify-between pb-2">
          <MonthButton slot="previous" label={words.previous} />
          <Heading className="font-semibold text-ui" />
          <MonthButton slot="next" label={words.next} />
        </header>
        <div className="flex items-start gap-6 max-rail:flex-col">
          <Month />
          <Month offset={1} />
        </div>
      </RangeCalendar>
    </I18nProvider>
  );
}

function MonthButton({ slot, label }: { slot: "previous" | "next"; label: string }) {
  return (
    <Button
      slot={slot}
      aria-label={label}
      className="inline-flex size-8 items-center justify-center rounded-control text-ink-2 hover:bg-sunk disabled:text-line-strong pointer-coarse:size-11"
    >
      {slot === "previous" ? <ChevronLeftIcon /> : <ChevronRightIcon />}
    </Button>
  );
}

function Month({ offset = 0 }: { offset?: number }) {
  return (
    <CalendarGrid offset={{ months: offset }} weekdayStyle="short" className="border-collapse">
      <CalendarGridHeader>
        {(day) => <CalendarHeaderCell className="pb-1 font-normal text-ink-3 text-small">{day}</CalendarHeaderCell>}
      </CalendarGridHeader>
      <CalendarGridBody>
        {(date) => (
          <CalendarCell
            date={date}
            className={
              "flex size-8.5 cursor-pointer items-center justify-center text-ui tabular-nums outline-none pointer-coarse:size-11 " +
              "data-outside-month:invisible data-disabled:cursor-default data-disabled:text-line-strong data-hovered:bg-sunk " +
              "data-selected:bg-accent-soft data-selected:text-accent data-selection-start:rounded-l-control data-selection-end:rounded-r-control " +
              "data-selection-start:bg-accent data-selection-start:text-on-accent data-selection-end:bg-accent data-selection-end:text-on-accent " +
              "data-focus-visible:outline-2 data-focus-visible:outline-accent"
            }
          />
        )}
      </CalendarGridBody>
    </CalendarGrid>
  );
}

type Day = ReturnType<typeof parseDate>;

function DayField({ label, value, onChange }: { label: string; value: Day; onChange: (day: Day | null) => void }) {
  return (
    <DateField value={value} onChange={onChange} className="flex grow flex-col gap-1">
      <Label className="text-ink-3 text-small">{label}</Label>
      <DateInput className="flex min-h-8 items-center rounded-control border border-control bg-raised px-2 text-ui tabular-nums">
        {(part) => (
          <DateSegment
            segment={part}
            className="rounded-[3px] px-0.5 outline-none focus:bg-accent focus:text-on-accent data-placeholder:text-ink-3"
          />
        )}
      </DateInput>
    </DateField>
  );
}
