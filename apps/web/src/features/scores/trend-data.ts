import { bucketsOf } from "#lib/buckets.ts";
import type { DayRange } from "#lib/days.ts";
import { formatBound, formatInterval, formatValue } from "#lib/figures.ts";
import type { Format } from "#lib/format.ts";
import type { MeasurePoint, MeasureResult } from "#lib/measure.ts";
import type { Grain } from "#lib/period.ts";

export type TrendWords = {
  n: (n: string) => string;
  range: (low: string, high: string) => string;
  withheld: string;
  noAnswers: string;
};

export type TrendDatum = {
  title: string;
  /** The first day, for the axis. */
  day: string;
  value: number | null;
  low: number | null;
  high: number | null;
  n: number;
  lines: string[];
};

/** The two periods as one run of points, gaps included, each with what is said of it. */
export function trendData(
  result: MeasureResult,
  grain: Grain,
  { format, words, yearStartMonth }: { format: Format; words: TrendWords; yearStartMonth: number },
): { points: TrendDatum[]; start: number; adjacent: boolean } {
  const points = (period: DayRange, series: readonly MeasurePoint[]) => {
    const byKey = new Map(series.map((point) => [point.from, point.measure]));
    return bucketsOf(period, grain, yearStartMonth).map(({ key, from, to, whole }): TrendDatum => {
      const measure = byKey.get(key);
      const title = whole && grain === "month" ? format.month(from) : format.days(from, to);
      const base = { title, day: from, n: measure?.n ?? 0 };
      if (!measure || measure.value === null) {
        return { ...base, value: null, low: null, high: null, lines: [measure ? words.withheld : words.noAnswers] };
      }
      const { value, unit, interval, n } = measure;
      const rough = measure.base === "lowBase";
      const judged = interval
        ? [words.n(format.count(n)), formatInterval(format, unit, value, interval, words.range, rough)]
        : [words.n(format.count(n))];
      return {
        ...base,
        value,
        low: interval?.low ?? null,
        high: interval?.high ?? null,
        lines: [formatValue(format, unit, value, rough), judged.join(" · ")],
      };
    });
  };
  const before = result.comparedWith && result.previousSeries ? points(result.comparedWith, result.previousSeries) : [];
  const now = points(result.period, result.series ?? []);
  const adjacent = result.comparedWith !== null && nextDay(result.comparedWith.to) === result.period.from;
  return { points: [...before, ...now], start: before.length, adjacent };
}

function nextDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/** Low and high end of a point as two cells of a table. */
export function intervalCells(
  format: Format,
  unit: MeasureResult["total"]["unit"],
  point: TrendDatum,
): [string | null, string | null] {
  if (point.low === null || point.high === null) return [null, null];
  return [formatBound(format, unit, point.low), formatBound(format, unit, point.high)];
}
