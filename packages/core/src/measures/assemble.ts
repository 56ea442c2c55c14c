import {
  type BaseThresholds,
  baseRule,
  decideVerdicts,
  histogramFromCounts,
  type ScoreHistogram,
} from "@heard/metrics";
import { type ChosenMeasure, scaleName } from "./choose.ts";
import { compareSpreads, compareSpreadsOf } from "./compare-spreads.ts";
import type {
  Change,
  Exclusion,
  Measure,
  MeasureGroup,
  MeasurePoint,
  MeasureResult,
  MeasureScale,
  ScaleBreak,
  TraceQuery,
} from "./measure.ts";
import { unitOf } from "./methods.ts";
import type { HistogramRow } from "./read.ts";
import type { GroupLabel, ResolvedQuery } from "./resolve.ts";
import { bucketDays, noValue, type Period } from "./rules.ts";
import type { ParsedMeasureQuery } from "./schema.ts";
import { compareScores, summarise } from "./score.ts";

export type HistogramRows = {
  total: HistogramRow[];
  groups: HistogramRow[];
  series: HistogramRow[];
  byTouchpoint: HistogramRow[];
};
export type AssembleInput = {
  query: ParsedMeasureQuery;
  /** The map that stages were read by, where any were: traces name it, so that they list the same answers after the next edit. */
  journeyVersion: number | undefined;
  resolved: ResolvedQuery;
  rows: HistogramRows;
  /** The scale version that the figures are of, and the one that the figures before are of. */
  measure: ChosenMeasure;
  measureBefore: ChosenMeasure;
  excluded: Exclusion[];
  /** Touchpoints that nothing listens to. */
  silent: ReadonlySet<number>;
  thresholds: BaseThresholds;
  counted: boolean;
};

/** A histogram with its scale and the n that its interval may claim. */
type Sample = { counts: number[]; scale: ChosenMeasure["scale"]; effectiveN: number | null };
/** `otherBefore` counts the answers before that are on a scale which does not compare. */
type Pair = { now: Sample; before: Sample | null; otherBefore: number };
const emptyBins = () => new Array<number>(11).fill(0);
const sizeOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

/** Turns histograms into measures. A query with groups is one family of comparisons; without groups its total stands alone. */
export function assembleMeasures(input: AssembleInput): MeasureResult {
  const { query, resolved, rows } = input;
  const compared = resolved.periods.length > 1;
  const measures = [input.measure, input.measureBefore] as const;
  const own = (row: HistogramRow) => row.measureId === measures[row.period === 1 ? 1 : 0].id;
  const pair = (
    wanted: (row: HistogramRow) => boolean,
    from: readonly HistogramRow[],
    pooled: readonly HistogramRow[],
  ): Pair => {
    const of = (list: readonly HistogramRow[], period: 0 | 1) =>
      list.filter((row) => own(row) && row.period === period && wanted(row));
    const sample = (period: 0 | 1): Sample => ({
      counts: merged(of(from, period)),
      scale: measures[period].scale,
      effectiveN: largest(of(pooled, period), resolved),
    });
    const others = from.filter((row) => !own(row) && row.period === 1 && wanted(row));
    return { now: sample(0), before: compared ? sample(1) : null, otherBefore: sizeOf(merged(others)) };
  };

  const totalPair = pair(() => true, rows.total, rows.byTouchpoint);
  const labelled = resolved.group
    ? groupPairs(resolved.group, rows.groups.filter(own), (wanted) => pair(wanted, rows.groups, rows.byTouchpoint))
    : null;
  const [total] = measuresOf(
    input,
    [{ pair: totalPair, trace: query.filters, excluded: input.excluded }],
    labelled === null,
  );
  const groups = labelled
    ? measuresOf(
        input,
        labelled.map((one) => ({ pair: one.pair, trace: traceFilters(query, one.label), excluded: [] })),
        true,
      )
    : null;
  if (!total) throw new Error("assembleMeasures: a query without a total");
  const series = query.grain ? seriesOf(input, 0) : null;
  const previousSeries = query.grain && compared ? seriesOf(input, 1) : null;
  const labelledGroups =
    labelled && groups
      ? labelled.flatMap(({ label }, index): MeasureGroup[] =>
          groups[index] ? [{ ...label, measure: groups[index], hasListeningPath: hasListeningPath(input, label) }] : [],
        )
      : null;
  return {
    total,
    groups: labelledGroups,
    spreads: compareSpreadsOf(labelledGroups ?? []),
    series,
    previousSeries,
    breaks: breaksOf([...(previousSeries ?? []), ...(series ?? [])]),
    period: query.period,
    comparedWith: resolved.periods[1] ?? null,
    counted: input.counted,
  };
}

function merged(rows: readonly HistogramRow[]): number[] {
  return rows.reduce((sum, { counts }) => sum.map((value, bin) => value + (counts[bin] ?? 0)), emptyBins());
}

/** The n of the largest touchpoint, for metrics of which one response gives several scores; `null` for all others. */
function largest(rows: readonly HistogramRow[], resolved: ResolvedQuery): number | null {
  if (!resolved.metric?.hasItems) return null;
  const byTouchpoint = new Map<number, number>();
  for (const { groups, counts } of rows) {
    const touchpoint = groups.at(-1) ?? 0;
    byTouchpoint.set(touchpoint, (byTouchpoint.get(touchpoint) ?? 0) + sizeOf(counts));
  }
  return byTouchpoint.size > 0 ? Math.max(...byTouchpoint.values()) : 0;
}

function groupPairs(
  group: NonNullable<ResolvedQuery["group"]>,
  rows: readonly HistogramRow[],
  pairOf: (wanted: (row: HistogramRow) => boolean) => Pair,
): { label: GroupLabel; pair: Pair }[] {
  const labels = new Map<string, GroupLabel>(group.all.map((label) => [label.key ?? "", label]));
  for (const { groups } of rows) {
    const label = group.label(groups[0] ?? 0);
    labels.set(label.key ?? "", label);
  }
  return [...labels.values()].map((label) => ({
    label,
    pair: pairOf((row) => (group.label(row.groups[0] ?? 0).key ?? "") === (label.key ?? "")),
  }));
}

/** A stage is listened to when one of its touchpoints is. */
function hasListeningPath({ resolved: { group, journey }, silent }: AssembleInput, { key }: GroupLabel): boolean {
  if (group?.dimension !== "touchpoint" || key === null) return true;
  return journey.touchpoints.some(({ id }) => group.label(id).key === key && !silent.has(id));
}

function traceFilters(query: ParsedMeasureQuery, { key }: GroupLabel): Record<string, unknown> {
  const { groupBy, filters } = query;
  if (!groupBy) return filters;
  const own = [key ?? noValue];
  return groupBy.startsWith("segment:")
    ? { ...filters, segments: { ...filters.segments, [groupBy.slice("segment:".length)]: own } }
    : { ...filters, [groupBy]: own };
}

type Item = { pair: Pair; trace: Record<string, unknown>; excluded: Exclusion[] };

function measuresOf(input: AssembleInput, items: readonly Item[], withChange: boolean): Measure[] {
  const measures = items.map(({ pair, trace, excluded }) => measureOf(input, pair.now, trace, excluded));
  if (!withChange || input.resolved.periods.length < 2) return measures;
  const changes = changesOf(
    input,
    items.map(({ pair }) => pair),
  );
  return measures.map((measure, index) => {
    const changed = { ...measure, change: changes[index] ?? null };
    return changed.change ? { ...changed, change: { ...changed.change, spread: compareSpreads(changed) } } : changed;
  });
}

function histogramOf({ scale, counts }: Pick<Sample, "scale" | "counts">): ScoreHistogram | null {
  if (!scale) return null;
  const { min, max, direction } = scale;
  return histogramFromCounts({ min, max, direction }, counts.slice(0, max - min + 1));
}

function measureOf(
  input: AssembleInput,
  { counts, scale, effectiveN }: Sample,
  filters: Record<string, unknown>,
  excluded: Exclusion[],
  period: Period = input.query.period,
): Measure {
  const { resolved, journeyVersion, thresholds } = input;
  const { metric, method } = resolved;
  const n = sizeOf(counts);
  const histogram = histogramOf({ scale, counts });
  // A number of responses is a count, not an estimate: no sample is too small for it.
  const base = metric ? baseRule(n, thresholds) : "normal";
  const withheld = base === "withheld";
  const summary = histogram && n > 0 && !withheld ? summarise(method, histogram, effectiveN) : null;
  return {
    metric: metric?.key ?? "responses",
    name: metric?.name ?? { en: "Responses", "zh-Hans": "答卷", "zh-Hant": "填答" },
    method,
    unit: unitOf[method],
    scope: metric?.scope ?? null,
    value: metric ? (summary?.value ?? null) : n,
    n,
    effectiveN,
    base,
    interval: summary?.interval ?? null,
    scale: scale ? measureScale(scale) : null,
    histogram: withheld || !histogram ? null : [...histogram.counts],
    excluded,
    withheld: withheld ? { reason: "belowMinimum", minimum: thresholds.hideBelow } : null,
    change: null,
    trace: {
      metric: metric?.key ?? "responses",
      method,
      period,
      filters,
      ...(scale ? { scale: scaleName(scale) } : {}),
      ...(journeyVersion === undefined ? {} : { journeyVersion }),
    } satisfies TraceQuery,
  };
}

function measureScale({ key, version, min, max, direction }: NonNullable<Sample["scale"]>): MeasureScale {
  return { key, version, min, max, direction };
}

/** All comparisons of one query are one family: the same query gives the same word on screen, in exports and in the API. */
function changesOf(input: AssembleInput, pairs: readonly Pair[]): (Change | null)[] {
  const { resolved, thresholds } = input;
  const compared = pairs.map(({ now, before, otherBefore }) => {
    const [after, previous] = [histogramOf(now), before ? histogramOf(before) : null];
    const sizes = { now: sizeOf(now.counts), before: before ? sizeOf(before.counts) : 0 };
    const enough = Math.min(sizes.now, sizes.before) >= thresholds.lowBelow;
    const comparison =
      enough && after && previous
        ? compareScores(resolved.method, previous, after, { before: before?.effectiveN ?? null, after: now.effectiveN })
        : null;
    // What was answered on another scale is no "too few": it exists, and does not compare.
    const otherScale = comparison === null && otherBefore > sizes.before;
    return { sizes, previous, comparison, otherScale, before };
  });
  const { verdicts, family } = decideVerdicts(
    compared.map(({ comparison, otherScale }) => (otherScale ? "notComparable" : comparison)),
  );
  return compared.map(({ sizes, previous, comparison, before }, index) => {
    if (!resolved.metric) return countChange(sizes, before);
    const shown = sizes.before >= thresholds.hideBelow && sizes.now >= thresholds.hideBelow;
    return {
      value: shown ? (comparison?.value ?? null) : null,
      interval: shown ? (comparison?.interval ?? null) : null,
      verdict: verdicts[index] ?? "tooFewAnswers",
      spread: null,
      previous: {
        n: sizes.before,
        value:
          previous && sizes.before >= thresholds.hideBelow
            ? (summarise(resolved.method, previous, before?.effectiveN ?? null)?.value ?? null)
            : null,
        histogram: sizes.before >= thresholds.hideBelow && previous ? [...previous.counts] : null,
        scale: before?.scale ? measureScale(before.scale) : null,
      },
      family,
    };
  });
}

/** A number of responses is a count, not an estimate: its change has no interval and no verdict of its own. */
function countChange(sizes: { now: number; before: number }, before: Sample | null): Change | null {
  if (!before) return null;
  return {
    value: sizes.now - sizes.before,
    interval: null,
    verdict: null,
    spread: null,
    previous: { value: sizes.before, n: sizes.before, histogram: null, scale: null },
    family: { size: 1, procedure: "single" },
  };
}

/** The points of one period: each bucket's answers on each scale apart, so that an old point stays what it was. */
function seriesOf(input: AssembleInput, period: 0 | 1): MeasurePoint[] {
  const { metric, periods } = input.resolved;
  const { grain, filters } = input.query;
  const days = periods[period];
  const measures: readonly ChosenMeasure[] = metric ? metric.measures : [input.measure];
  const wanted = input.query.scale === undefined ? measures : [input.measure];
  const place = (point: MeasurePoint) =>
    measures.findIndex(
      ({ scale }) => scale && point.measure.scale && scaleName(scale) === scaleName(point.measure.scale),
    );
  return input.rows.series
    .flatMap(({ period: own, measureId, bucket, counts }) => {
      const measure = wanted.find(({ id }) => id === measureId);
      if (!bucket || !grain || !days || !measure || own !== period) return [];
      const sample = { counts, scale: measure.scale, effectiveN: null };
      return [{ from: bucket, measure: measureOf(input, sample, filters, [], bucketDays(bucket, grain, days)) }];
    })
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : place(a) - place(b)));
}

/** Where a point is on another scale than the one before it. */
function breaksOf(points: readonly MeasurePoint[]): ScaleBreak[] {
  return points.flatMap(({ from, measure: { scale } }, index) => {
    const before = points[index - 1]?.measure.scale;
    return scale && before && scaleName(scale) !== scaleName(before) ? [{ from, before, after: scale }] : [];
  });
}
