import type { CaseSettings } from "@heard/core/cases";
import { useTranslations } from "next-intl";

const keys = ["d1", "d2", "d3", "d4", "d5", "d6", "d7"] as const;
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** The name of a weekday, 1 to 7. */
export function useWeekday(): (weekday: number) => string {
  const t = useTranslations("cases.weekdays");
  return (weekday) => t(keys[weekday - 1] ?? "d1");
}

/** Business hours in a line; days with the same hours that follow each other stand together. */
export function useHoursWords(): (hours: CaseSettings["hours"]) => string {
  const day = useWeekday();
  return (hours) => {
    const runs: { first: number; last: number; from: string; to: string }[] = [];
    for (const { weekday, from, to } of hours.toSorted((a, b) => a.weekday - b.weekday || (a.from < b.from ? -1 : 1))) {
      const run = runs.find((one) => one.last === weekday - 1 && one.from === from && one.to === to);
      if (run) run.last = weekday;
      else runs.push({ first: weekday, last: weekday, from, to });
    }
    return runs
      .map(({ first, last, from, to }) => `${day(first)}${last > first ? `–${day(last)}` : ""} ${from}–${to}`)
      .join(", ");
  };
}
