import type { TargetBasis, TargetRow } from "@heard/db/schema/targets";
import {
  fitHolt,
  forecastMethod,
  holtPrediction,
  type Interval,
  linearForecast,
  neededPerPeriod,
  probabilityAtLeast,
} from "@heard/metrics";
import { monthStart } from "../measures/rules.ts";

export const longestNote = 1000;
export const targetGoals = ["satisfaction", "churn", "other"] as const satisfies readonly TargetRow["goal"][];
export const targetBases = ["history", "competitor", "industry", "other"] as const satisfies readonly TargetBasis[];
/** Whether a basis is what somebody else scores. */
export const isOfOthers = (basis: TargetBasis): basis is "competitor" | "industry" =>
  basis === "competitor" || basis === "industry";
export const reviewChoices = [1, 3, 6, 12] as const;
/** Months that a forecast looks back on. */
export const monthsBack = 24;
const fewestMonths = 8;

export type MonthValue = { from: string; value: number };
export type TargetForecast =
  | {
      known: true;
      method: "linear" | "holt";
      /** The month that it is of. */
      month: string;
      months: number;
      value: number;
      low: number;
      high: number;
      /** That this month will score as well as the target or better. */
      probability: number;
      /** What each month must add from the last one on. */
      neededPerMonth: number | null;
    }
  | { known: false; reason: "few"; months: number }
  /** It would look further ahead than there are months behind. */
  | { known: false; reason: "far"; months: number }
  | { known: false; reason: "due"; months: number };

type Asked = { target: number; dueOn: string; isUp: boolean; ends: readonly [low: number, high: number] };

/** What the month in which a target is due is expected to score, from whole months before: by Holt's smoothing from twelve in a row on, else by a line. */
export function forecastTarget(months: readonly MonthValue[], { target, dueOn, isUp, ends }: Asked): TargetForecast {
  const count = months.length;
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last || count < fewestMonths) return { known: false, reason: "few", months: count };
  const ahead = monthNumber(dueOn) - monthNumber(last.from);
  if (ahead < 1) return { known: false, reason: "due", months: count };
  if (ahead > count) return { known: false, reason: "far", months: count };
  const times = months.map(({ from }) => monthNumber(from) - monthNumber(first.from));
  const values = months.map(({ value }) => value);
  const inRow = times.at(-1) === count - 1;
  const fit = inRow && forecastMethod(count) === "holt" ? fitHolt(values) : null;
  const found = fit
    ? holtPrediction(fit, { ahead, points: count })
    : linearForecast(times, values, (times.at(-1) ?? 0) + ahead);
  if (!found) return { known: false, reason: "few", months: count };
  const atLeast = probabilityAtLeast(found, target);
  return {
    ...{ known: true, method: fit ? "holt" : "linear", month: monthStart(dueOn, 0), months: count },
    ...within(found, ends),
    probability: isUp ? atLeast : 1 - atLeast,
    neededPerMonth: neededPerPeriod({ last: last.value, target, periods: ahead }),
  };
}

/** A line knows no end; a score does. */
function within({ value, interval }: { value: number; interval: Interval }, [lowest, highest]: Asked["ends"]) {
  const kept = (one: number) => Math.min(highest, Math.max(lowest, one));
  return { value: kept(value), low: kept(interval.low), high: kept(interval.high) };
}

const monthNumber = (day: string): number => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7));

/** Where a target stands: met or missed when it was due, else by how it is expected to go. */
export const targetStandings = ["met", "missed", "tooClose", "there", "likely", "open", "unlikely", "unknown"] as const;
export type TargetStanding = (typeof targetStandings)[number];
const likelyFrom = 0.8;

/** A target is met or missed only where the whole interval says so; a forecast is likely or unlikely from four in five on. */
export function standingOf({
  today,
  dueOn,
  target,
  isUp,
  interval,
  forecast,
}: {
  today: string;
  dueOn: string;
  target: number;
  isUp: boolean;
  /** Of the newest days, or of those before it was due. */
  interval: { low: number; high: number } | null;
  forecast: TargetForecast;
}): TargetStanding {
  const isPast = today > dueOn;
  if (interval) {
    const isMet = isUp ? interval.low >= target : interval.high <= target;
    const isMissed = isUp ? interval.high < target : interval.low > target;
    if (isMet) return isPast ? "met" : "there";
    if (isPast) return isMissed ? "missed" : "tooClose";
  }
  if (isPast || !forecast.known) return "unknown";
  if (forecast.probability >= likelyFrom) return "likely";
  return forecast.probability <= 1 - likelyFrom ? "unlikely" : "open";
}

/** The day on which somebody should look at a target again. */
export function nextReview(lastLookedOn: string, months: number): string {
  const first = monthStart(lastLookedOn, months);
  const lastOfMonth = Number(new Date(Date.parse(`${monthStart(first, 1)}T00:00:00Z`) - 1).toISOString().slice(8, 10));
  return `${first.slice(0, 8)}${String(Math.min(Number(lastLookedOn.slice(8, 10)), lastOfMonth)).padStart(2, "0")}`;
}
