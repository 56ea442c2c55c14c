import { bucketsOf } from "@heard/core/measures/rules";
import type { DayRange } from "#lib/days.ts";
import { formatBound, formatInterval, formatValue } from "#lib/figures.ts";
import type { Format } from "#lib/format.ts";
import type { Measure, MeasurePoint, MeasureResult, MeasureScale } from "#lib/measure.ts";
import type { Grain } from "#lib/period.ts";

export type TrendWords = {
  n: (n: string) => string;
  range: (low: string, high: string) => string;
  withheld: string;
  noAnswers: string;
};

export type TrendDatum = {
  /** The answers are on another scale than those of the point before: no line crosses. */
  breakBefore: boolean;
  scale: MeasureScale | null;
  title: string;
  /** Its name in a table: the title, and the scale where that alone would not tell it from its neighbour. */
  row: string;
  /** The first day, for the axis. */
  day: string;
  /** Whether all of its days lie in the period. */
  whole: boolean;
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
    // A bucket in which the scale changed has a point on each.
    const byKey = Map.groupBy(series, ({ from }) => from);
    return bucketsOf(period, grain, yearStartMonth).flatMap(
      ({ key, from, to, whole }): Omit<TrendDatum, "breakBefore">[] => {
        const title = whole && grain === "month" ? format.month(from) : format.days(from, to);
        const empty = {
          title,
          row: title,
          day: from,
          whole,
          n: 0,
          scale: null,
          value: null,
          low: null,
          high: null,
          lines: [words.noAnswers],
        };
        return byKey.get(key)?.map(({ measure }) => ({ ...empty, ...saidOf(measure, { format, words }) })) ?? [empty];
      },
    );
  };
  const before = result.comparedWith && result.previousSeries ? points(result.comparedWith, result.previousSeries) : [];
  const now = points(result.period, result.series ?? []);
  const adjacent = result.comparedWith !== null && nextDay(result.comparedWith.to) === result.period.from;
  return { points: withBreaks([...before, ...now]), start: before.length, adjacent };
}

/** Marks every point whose scale is another than that of the last point with answers; where there are several, each point says its own. */
function withBreaks(points: readonly Omit<TrendDatum, "breakBefore">[]): TrendDatum[] {
  const hasSeveral = new Set(points.flatMap(({ scale }) => (scale ? `${scale.key}@${scale.version}` : []))).size > 1;
  let last: MeasureScale | null = null;
  return points.map((point) => {
    const { scale, title, lines } = point;
    const breakBefore = scale !== null && last !== null && !isSameScale(scale, last);
    last = scale ?? last;
    if (!hasSeveral || scale === null) return { ...point, breakBefore };
    const on = `${scale.min}–${scale.max}`;
    return { ...point, breakBefore, row: `${title} · ${on}`, lines: [...lines, on] };
  });
}

/**
 * Where a scale begins that the series has not been on before. Two scales that are answered side by side take turns point by point: each is named
 * once, not at every turn.
 */
export function beginningsOf(points: readonly Pick<TrendDatum, "breakBefore" | "scale">[]) {
  const seen: MeasureScale[] = [];
  return points.flatMap(({ breakBefore, scale }, index) => {
    if (!scale || seen.some((one) => isSameScale(one, scale))) return [];
    seen.push(scale);
    return breakBefore ? [{ index, scale }] : [];
  });
}

const isSameScale = (a: MeasureScale, b: MeasureScale) => a.key === b.key && a.version === b.version;

/** A point as it is drawn and read out. */
function saidOf(measure: Measure, { format, words }: { format: Format; words: TrendWords }) {
  const { value, unit, interval, n, scale } = measure;
  if (value === null) return { n, scale, lines: [words.withheld] };
  const rough = measure.base === "lowBase";
  const judged = interval
    ? [words.n(format.count(n)), formatInterval(format, unit, value, interval, words.range, rough)]
    : [words.n(format.count(n))];
  return {
    ...{ n, scale, value, low: interval?.low ?? null, high: interval?.high ?? null },
    lines: [formatValue(format, unit, value, rough), judged.join(" · ")],
  };
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
