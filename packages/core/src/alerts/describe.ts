import type { AlertChange, AlertContent, AlertPoint } from "@heard/db/schema/alerts";
import {
  type AccountMeasure,
  type Alert,
  alarmLimits,
  allSlice,
  type Candidate,
  type FollowedAccount,
} from "@heard/metrics";

export type Found = { alert: Alert; account: FollowedAccount; measure: AccountMeasure; mondays: readonly string[] };

const shownPoints = 40;

/** An alert as it is kept: days for weeks, and everything that a screen shows of it. */
export function describeAlert(found: Found): Extract<AlertContent, { kind: "change" }> {
  const { alert, mondays } = found;
  const { confirmation } = alert;
  return {
    kind: "change",
    change: changeOf(alert),
    baselineFrom: mondays[alert.baselineFrom] ?? "",
    ...{
      chart: alert.chart,
      ratePerWeek: alert.ratePerWeek,
      firstSeenIn: alert.firstSeenIn,
      split: null,
      leftOut: null,
    },
    fresh: confirmation.word === "open" ? null : { n: confirmation.n, delta: confirmation.delta, se: confirmation.se },
    lines: alert.lines.map((line) => ({ measure: line.measure, ...changeOf(line) })),
    alsoSeenIn: [...new Map(alert.alsoSeenIn.map((one) => [one.slice, one])).values()].map(({ slice, delta, se }) => ({
      ...{ slice, delta, se },
    })),
    points: pointsOf(found),
  };
}

const changeOf = ({ n, nBefore, mean, meanBefore, delta, se }: Candidate): AlertChange => ({
  ...{ n, nBefore, mean, meanBefore, delta, se },
});

function pointsOf({ alert, account, measure, mondays }: Found): AlertPoint[] {
  const sunday = (week: number) => sundayOf(mondays[week] ?? "");
  const weeks = measure.slices.get(alert.slice) ?? measure.slices.get(allSlice) ?? [];
  if (measure.kind === "count")
    return weeks
      .map((counts, week) => {
        const [count = 0] = counts;
        const around = { middle: alert.meanBefore, low: null, high: null };
        return { from: mondays[week] ?? "", to: sunday(week), n: count, mean: count, ...around };
      })
      .slice(-shownPoints);
  const points = account.followed(alert.measure).get(alert.slice)?.points ?? [];
  return points.slice(-shownPoints).flatMap(({ first, last, score }): AlertPoint[] => {
    if (!score) return [];
    const { n, mean, meanBefore, se } = score;
    const { fastHarm, fastGain } = alarmLimits(alert.ratePerWeek, { slowWeeks: 1, fastWeeks: last - first + 1 });
    const [down, up] = measure.harm === "down" ? [fastHarm, fastGain] : [fastGain, fastHarm];
    const limits = { middle: meanBefore, low: meanBefore - down * se, high: meanBefore + up * se };
    return [{ from: mondays[first] ?? "", to: sunday(last), n, mean, ...limits }];
  });
}

const dayMs = 86_400_000;
const sundayOf = (monday: string): string =>
  new Date(Date.parse(`${monday}T00:00:00Z`) + 6 * dayMs).toISOString().slice(0, 10);
