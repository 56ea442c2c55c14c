"use client";

import type { Locale } from "@heard/messages";
import { Button } from "@heard/ui/button";
import { cx } from "@heard/ui/cx";
import DateRange from "@heard/ui/date-range";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DayRange } from "#lib/days.ts";
import { intlLocaleOf } from "#lib/format.ts";
import { type PeriodChoice, rollingPeriods } from "#lib/period.ts";

export type PeriodPanelProps = {
  value: PeriodChoice;
  days: DayRange;
  today: string;
  locale: Locale;
  onChange: (value: PeriodChoice) => void;
};

/** Periods that move with the day at the left, a calendar for any other at the right. */
export default function PeriodPanel({ value, days, today, locale, onChange }: PeriodPanelProps) {
  const t = useTranslations("scores");
  const common = useTranslations("common.actions");
  const [range, setRange] = useState(days);
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
        <DateRange
          locale={intlLocaleOf(locale)}
          label={t("filters.period")}
          value={range}
          onChange={setRange}
          max={today}
          words={{
            from: t("periods.from"),
            to: t("periods.to"),
            previous: t("periods.previousMonth"),
            next: t("periods.nextMonth"),
          }}
        />
        <div className="mt-4 flex justify-end">
          <Button tone="primary" onClick={() => onChange(range)}>
            {common("apply")}
          </Button>
        </div>
      </div>
    </div>
  );
}
