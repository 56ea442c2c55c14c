"use client";

import { cx } from "@heard/ui/cx";
import { useTranslations } from "next-intl";
import DayRangePanel from "#components/day-range-panel.tsx";
import type { DayRange } from "#lib/days.ts";
import { type PeriodChoice, rollingPeriods } from "#lib/period.ts";

export type PeriodPanelProps = {
  value: PeriodChoice;
  days: DayRange;
  today: string;
  onChange: (value: PeriodChoice) => void;
};

/** Periods that move with the day at the left, a calendar for any other at the right. */
export default function PeriodPanel({ value, days, today, onChange }: PeriodPanelProps) {
  const t = useTranslations("scores");
  return (
    <div className="flex gap-6 max-rail:flex-col">
      <ul className="flex min-w-36 flex-col gap-0.5 max-rail:grid max-rail:grid-cols-2">
        {rollingPeriods.map((period) => (
          <li key={period}>
            <button
              type="button"
              aria-pressed={period === value}
              onClick={() => onChange(period)}
              className={cx(
                "flex min-h-8 w-full items-center rounded-control px-2.5 text-left text-ui hover:bg-sunk pointer-coarse:min-h-11",
                period === value && "bg-accent-soft font-medium text-accent",
              )}
            >
              {t(`periods.${period}`)}
            </button>
          </li>
        ))}
      </ul>
      <div className="border-line rail:border-l rail:pl-6">
        <DayRangePanel label={t("filters.period")} value={days} max={today} onChange={onChange} />
      </div>
    </div>
  );
}
