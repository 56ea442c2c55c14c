import type { CaseDetail } from "@heard/core/cases";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import { useWeekday } from "./use-hours-words.ts";

type Day = CaseDetail["clockDays"][number];
type ClockDaysProps = { one: CaseDetail; format: Format };

const fills = {
  used: "var(--ink-2)",
  over: "var(--detractor-fill)",
  left: "var(--band)",
  free: "var(--line)",
  paused: "none",
} as const;

/** The clock of a case as working days beside each other: used, paused, now, and when its time is over. The words around it say the same. */
export function ClockDays({ one, format }: ClockDaysProps) {
  const t = useTranslations("cases.clock");
  const weekday = useWeekday();
  const isOpen = one.state === "open";
  const marks = [
    ...(isOpen ? [{ id: "now", at: nowOf(one), label: t("now") }] : []),
    ...(isOpen && one.dueAt ? [{ id: "due", at: one.dueAt, label: t("dueMark", { at: format.time(one.dueAt) }) }] : []),
  ];
  if (one.clockDays.length === 0) return null;
  return (
    <div aria-hidden="true" className="flex max-w-2xl gap-3">
      {one.clockDays.map((day) => (
        <div key={day.day} className="min-w-0 grow basis-0">
          <svg aria-hidden="true" className="block h-12 w-full overflow-visible forced-color-adjust-none">
            {day.parts.map(({ kind, from, to }) => (
              <rect
                key={from.getTime()}
                x={`${placeOf(from, day)}%`}
                width={`${placeOf(to, day) - placeOf(from, day)}%`}
                y="30"
                height="14"
                fill={fills[kind]}
                {...(kind === "paused" ? { stroke: "var(--control)", strokeDasharray: "2 2" } : {})}
              />
            ))}
            {marks.map(({ id, at, label }) => (
              <Mark key={id} at={at} label={label} day={day} line={id === "now" ? 26 : 12} />
            ))}
          </svg>
          <p className="truncate text-ink-3 text-small">
            {weekday(new Date(`${day.day}T12:00:00Z`).getUTCDay() || 7)}{" "}
            <span className="max-rail:hidden">{format.shortDay(day.day)}</span>
          </p>
        </div>
      ))}
    </div>
  );
}

/** A line across the bar with its word above it, on the day where it falls. */
function Mark({ at, label, day, line }: { at: Date; label: string; day: Day; line: number }) {
  if (at < day.from || at > day.to) return null;
  const place = placeOf(at, day);
  const anchor = place < 25 ? "start" : place > 75 ? "end" : "middle";
  return (
    <>
      <line x1={`${place}%`} x2={`${place}%`} y1={line} y2="47" stroke="var(--ink)" strokeWidth="1.5" />
      <text x={`${place}%`} y={line - 1} textAnchor={anchor} className="fill-ink text-small">
        {label}
      </text>
    </>
  );
}

/** How far into a day, in hundredths of it. */
const placeOf = (at: Date, { from, to }: Day): number =>
  ((at.getTime() - from.getTime()) / (to.getTime() - from.getTime())) * 100;

/** The end of what the clock has seen: at night that is when work ended. */
const nowOf = ({ clockDays, clockFrom }: CaseDetail): Date =>
  clockDays
    .flatMap(({ parts }) => parts.filter(({ kind }) => kind !== "left" && kind !== "free"))
    .reduce((last, { to }) => (to > last ? to : last), clockFrom);
