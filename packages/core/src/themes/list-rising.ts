import type { Transaction } from "@heard/db";
import type { LocalisedText } from "@heard/db/schema/columns";
import { type Alarm, type FollowedSeries, followShares, type TimesAsOften, timesAsOften } from "@heard/metrics";
import { readAlertBudget } from "../alerts/read-budget.ts";
import { readFaults } from "../alerts/read-faults.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { readHistograms } from "../measures/read.ts";
import { addDays } from "../measures/rules.ts";
import { requirePermission } from "../permissions.ts";
import { countsOf, type SentimentCounts, withinLimits } from "../readings/queries.ts";
import { everyComment, measureIdOf, sentimentLabels } from "../readings/rules.ts";
import { dayIn } from "../responses/day.ts";
import { readThemes } from "./queries.ts";
import { ancestorsOf, newestFollowedWeek, oldestFollowedWeek, themeShareOfAlarms } from "./rules.ts";

export type RisingTheme = {
  key: string;
  name: LocalisedText;
  /** The Monday from which on it is said more often. */
  changeFrom: string;
  /** Answers that mention it since then, how many the weeks before would let expect, and how many answers with a comment there were. */
  count: number;
  expected: number;
  answers: number;
  timesAsOften: { value: number; low: number; high: number };
  counts: SentimentCounts;
  /** Answers that mention it by week, oldest first. */
  weeks: { from: string; count: number }[];
};
export type RisingThemes = {
  /** The last day that was looked at; `null` before there is a complete week of comments. */
  upTo: string | null;
  /** Most false alarms a month that the whole account expects. */
  falseAlarmsPerMonth: number;
  /** Themes that are followed, that have too short a past, and that are mentioned among too few answers. */
  watched: number;
  learning: number;
  tooFew: number;
  /** What rose most first, whether people like it or not. */
  rising: RisingTheme[];
};

const shownWeeks = 17;
const longestOpenWeeks = 26;

/**
 * The themes that more and more comments speak of, within their part of the account's budget of false alarms. Followed anew from the rollups each time, week
 * by week, so imports and corrections are in it; a rise that a theme below explains is told once, there.
 */
export async function listRisingThemes(ctx: ServiceContext): Promise<RisingThemes> {
  requirePermission(ctx, "theme.read");
  return inTenant(
    ctx,
    async (tx) => {
      const tree = (await readThemes(tx)).filter(({ archivedAt }) => !archivedAt);
      const newest = newestFollowedWeek(dayIn(ctx.organisation.timeZone, ctx.now()));
      const { mondays, binsOf } = await readWeeks(tx, ctx, [everyComment, ...tree.map(({ id }) => id)], newest);
      const size = (bins: readonly number[]) => bins.reduce((sum, count) => sum + count, 0);
      const faults = await readFaults(tx, mondays);
      const series = tree.map(({ id }) => ({
        faults: faults.filter(({ measures }) => measures.includes(`theme:${id}`)),
        weeks: mondays.map((monday) => {
          const mentions = size(binsOf(id, monday));
          return [Math.max(0, size(binsOf(everyComment, monday)) - mentions), mentions];
        }),
      }));
      const falseAlarmsPerMonth = await readAlertBudget(tx);
      const budget = { budget: falseAlarmsPerMonth, share: themeShareOfAlarms, harm: "up" } as const;
      const followed = followShares(series, budget);
      const found = tree.flatMap((theme, at) => {
        const rise = riseOf(series[at]?.weeks ?? [], followed[at]?.alarms.at(-1));
        return rise ? [{ theme, rise }] : [];
      });
      const explained = new Set(found.flatMap(({ theme }) => ancestorsOf(tree, theme).map(({ id }) => id)));
      const stateCount = (state: FollowedSeries["state"]) => followed.filter((one) => one.state === state).length;
      return {
        upTo: mondays.length > 0 ? addDays(newest, 6) : null,
        falseAlarmsPerMonth,
        ...{ watched: stateCount("watched"), learning: stateCount("learning"), tooFew: stateCount("tooFewAnswers") },
        rising: found
          .filter(({ theme }) => !explained.has(theme.id))
          .toSorted((a, b) => b.rise.times.value - a.rise.times.value)
          .map(({ theme, rise: { alarm, times } }) => {
            const since = mondays.slice(alarm.changeFrom);
            const bins = sentimentLabels.map((_, bin) =>
              since.reduce((sum, monday) => sum + (binsOf(theme.id, monday)[bin] ?? 0), 0),
            );
            return {
              ...{ key: theme.key, name: theme.name, changeFrom: since[0] ?? newest },
              ...{ count: times.count, expected: times.expected },
              answers: since.reduce((sum, monday) => sum + size(binsOf(everyComment, monday)), 0),
              timesAsOften: { value: times.value, low: times.interval.low, high: times.interval.high },
              counts: countsOf(bins),
              weeks: mondays.slice(-shownWeeks).map((from) => ({ from, count: size(binsOf(theme.id, from)) })),
            };
          }),
      };
    },
    { snapshot: true },
  );
}

/** The last alarm of a theme, while its rest has not said whether the rise lasts; none when less is said since than before. */
function riseOf(
  weeks: readonly (readonly number[])[],
  alarm: Alarm | undefined,
): { alarm: Alarm; times: TimesAsOften } | null {
  if (alarm?.direction !== "up" || alarm.confirmation.word !== "open") return null;
  if (weeks.length - 1 - alarm.week > longestOpenWeeks) return null;
  const before = weeks.slice(alarm.baselineFrom, alarm.changeFrom);
  const times = timesAsOften(weeks.slice(alarm.changeFrom), before, alarm.tau2);
  return times && times.value > 1 ? { alarm, times } : null;
}

/** The mentions by sentiment of every complete week since the first with comments. */
async function readWeeks(tx: Transaction, ctx: ServiceContext, ids: readonly number[], newest: string) {
  const { rows } = await readHistograms(tx, ctx.organisation.id, {
    measureIds: ids.map(measureIdOf),
    periods: [{ from: oldestFollowedWeek(newest), to: addDays(newest, 6) }],
    filters: withinLimits(ctx, new Map()),
    groups: [],
    bucket: "week",
  });
  const bins = new Map(rows.map(({ measureId, bucket, counts }) => [`${measureId} ${bucket}`, counts]));
  const first = rows.flatMap(({ bucket }) => bucket ?? []).sort()[0];
  const mondays: string[] = [];
  for (let monday = first; monday !== undefined && monday <= newest; monday = addDays(monday, 7)) mondays.push(monday);
  const binsOf = (themeId: number, monday: string): readonly number[] =>
    bins.get(`${measureIdOf(themeId)} ${monday}`) ?? [];
  return { mondays, binsOf };
}
