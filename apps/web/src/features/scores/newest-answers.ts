import type { MeasureQuery, MeasureResult } from "@heard/core/measures";
import { addDays, monthStart } from "@heard/core/measures/rules";
import type { DayRange } from "#lib/days.ts";
import type { PeriodChoice } from "#lib/period.ts";

/** How far back it is looked: two stretches, for one may hold ten years at the most. */
const yearsBack = 9;

/** Asks, month by month, where the newest answers of a view stand that has none in its own period. */
export function newestAnswersQueries(filters: MeasureQuery["filters"], today: string): MeasureQuery[] {
  const middle = monthStart(today, -12 * yearsBack);
  const periods: DayRange[] = [
    { from: middle, to: today },
    { from: monthStart(today, -24 * yearsBack), to: addDays(middle, -1) },
  ];
  return periods.map((period) => ({ metric: "responses", period, filters, grain: "month" }));
}

/** The twelve months that end with the newest answers, by its rolling name where it is the last one; `null` where nothing was found. */
export function newestAnswersPeriod(results: readonly MeasureResult[], today: string): PeriodChoice | null {
  const months = results.flatMap(({ series }) =>
    (series ?? []).filter(({ measure }) => measure.n > 0).map(({ from }) => from),
  );
  const newest = months.sort().at(-1);
  if (newest === undefined) return null;
  if (newest >= monthStart(today, -11)) return "last-12-months";
  return { from: monthStart(newest, -11), to: addDays(monthStart(newest, 1), -1) };
}
