/** A run of calendar days, both ends counted, as `YYYY-MM-DD`. */
export type DayRange = { readonly from: string; readonly to: string };

/** Whole weeks, and thirteen a year: thirteen periods back are the same weekdays of last year. */
export const periodDays = 28;
const longestBaseline = 26;
const mostAfterPeriods = 13;
const msPerDay = 86_400_000;

/** The days of a registration. Days are the organisation's calendar days on which customers answered. */
export type PlanDays = {
  /** The first of the days whose bad figures led to the plan. */
  readonly triggerFrom: string;
  readonly start: string;
  /** Days from the start on that do not count yet, 0 unless said. */
  readonly rampUpDays?: number;
  /** K₁, 6 unless said. */
  readonly afterPeriods?: number;
  /** Days after the end in which answers may still arrive, 14 unless said. */
  readonly graceDays?: number;
  /** The first day with answers on the same scale and wording; no period begins before it. */
  readonly historyFrom: string;
};

export type PlanPeriod = DayRange & { readonly window: "baseline" | "leftOut" | "after" };

/** The periods of a plan in the order of time, which is the order of its histograms. */
export type PlanPeriods = {
  readonly firstCountedOn: string;
  readonly endOn: string;
  /** The day at whose end the answers are frozen. */
  readonly verdictOn: string;
  readonly periods: readonly PlanPeriod[];
  readonly baseline: readonly number[];
  readonly leftOut: readonly number[];
  readonly after: readonly number[];
};

/**
 * The periods of a plan: cut from the first counted day (start + ramp-up), forwards and backwards. Left out is every period that overlaps the days from the
 * trigger to the day before it; the baseline are the latest up to 26 before those, of the history that there is.
 * @throws RangeError for a trigger that is not before the first counted day, after periods outside 1…13, or a day that does not exist
 * @example
 * planPeriods({ triggerFrom: "2026-03-01", start: "2026-04-01", historyFrom: "2024-01-01" }).leftOut; // => [26, 27]
 */
export function planPeriods(days: PlanDays): PlanPeriods {
  const { triggerFrom, start, rampUpDays = 0, afterPeriods = 6, graceDays = 14, historyFrom } = days;
  if (!(Number.isInteger(afterPeriods) && afterPeriods >= 1 && afterPeriods <= mostAfterPeriods))
    throw new RangeError(`A plan is followed for 1 to ${mostAfterPeriods} periods, not ${afterPeriods}`);
  const first = dayNumber(start) + rampUpDays;
  const waited = first - dayNumber(triggerFrom);
  if (waited <= 0)
    throw new RangeError(`The trigger comes before the first counted day, ${dayOf(first)}, not ${triggerFrom}`);
  const leftOutCount = Math.ceil(waited / periodDays);
  const known = Math.floor((first - leftOutCount * periodDays - dayNumber(historyFrom)) / periodDays);
  const baselineCount = Math.max(0, Math.min(longestBaseline, known));
  const before = baselineCount + leftOutCount;
  const periods = Array.from({ length: before + afterPeriods }, (_, at): PlanPeriod => {
    const from = first + (at - before) * periodDays;
    return {
      from: dayOf(from),
      to: dayOf(from + periodDays - 1),
      window: at < baselineCount ? "baseline" : at < before ? "leftOut" : "after",
    };
  });
  const placesOf = (window: PlanPeriod["window"]) =>
    periods.flatMap((period, at) => (period.window === window ? [at] : []));
  const end = first + afterPeriods * periodDays - 1;
  return {
    firstCountedOn: dayOf(first),
    endOn: dayOf(end),
    verdictOn: dayOf(end + graceDays),
    periods,
    baseline: placesOf("baseline"),
    leftOut: placesOf("leftOut"),
    after: placesOf("after"),
  };
}

/**
 * The days that led to a plan where nobody chose a period on a screen: the 28 before it was logged.
 * @throws RangeError for a day that does not exist
 * @example
 * defaultTrigger("2026-03-29"); // => { from: "2026-03-01", to: "2026-03-28" }
 */
export function defaultTrigger(loggedOn: string): DayRange {
  const logged = dayNumber(loggedOn);
  return { from: dayOf(logged - periodDays), to: dayOf(logged - 1) };
}

/**
 * How many of the periods are complete on a day: those that a running figure may use.
 * @example
 * completedPeriods([{ from: "2026-03-01", to: "2026-03-28" }], "2026-03-28"); // => 0
 */
export function completedPeriods(periods: readonly DayRange[], today: string): number {
  return periods.filter(({ to }) => to < today).length;
}

/**
 * Days since 1970.
 * @throws RangeError for a day that does not exist
 * @example
 * dayNumber("1970-02-01"); // => 31
 */
export function dayNumber(day: string): number {
  const ms = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(ms) || dayOf(ms / msPerDay) !== day) throw new RangeError(`${day} is not a day`);
  return ms / msPerDay;
}

/**
 * The day as `YYYY-MM-DD`.
 * @example
 * dayOf(31); // => "1970-02-01"
 */
export function dayOf(number: number): string {
  return new Date(number * msPerDay).toISOString().slice(0, 10);
}
