"use client";

import { Button } from "@heard/ui/button";
import DateRange from "@heard/ui/date-range";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { DayRange } from "#lib/days.ts";
import { intlLocaleOf } from "#lib/format.ts";

export type DayRangePanelProps = {
  label: string;
  value: DayRange;
  /** The last day that can be chosen. */
  max: string;
  onChange: (value: DayRange) => void;
};

/** A calendar of two months in the reader's language; nothing happens before it is applied. Load it on open. */
export default function DayRangePanel({ label, value, max, onChange }: DayRangePanelProps) {
  const t = useTranslations("common");
  const locale = useLocale();
  const [range, setRange] = useState(value);
  return (
    <>
      <DateRange
        locale={intlLocaleOf(locale)}
        label={label}
        value={range}
        onChange={setRange}
        max={max}
        words={{
          from: t("dayRange.from"),
          to: t("dayRange.to"),
          previous: t("dayRange.previousMonth"),
          next: t("dayRange.nextMonth"),
        }}
      />
      <div className="mt-4 flex justify-end">
        <Button tone="primary" onClick={() => onChange(range)}>
          {t("actions.apply")}
        </Button>
      </div>
    </>
  );
}
