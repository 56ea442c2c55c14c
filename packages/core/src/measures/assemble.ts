import { type BaseThresholds, baseRule } from "@heard/metrics";
import { changesOf } from "./changes.ts";
import { type ChosenMeasure, measureScale, scaleName } from "./choose.ts";
import { compareGroups } from "./compare-groups.ts";
import { compareSpreads, compareSpreadsOf } from "./compare-spreads.ts";
import type {
  Exclusion,
  Measure,
  MeasureGroup,
  MeasurePoint,
  MeasureResult,
  ScaleBreak,
  TraceQuery,
} from "./measure.ts";
import { unitOf } from "./methods.ts";
import type { HistogramRow } from "./read.ts";
import type { GroupLabel, ResolvedQuery } from "./resolve.ts";
import { bucketDays, noValue, type Period } from "./rules.ts";
import { histogramsOf, largest, merged, type Pair, partsOf, peopleIn, type Sample, sizeOf, sumOf } from "./sample.ts";
import type { ParsedMeasureQuery } from "./schema.ts";
import { summarise } from "./score.ts";

export type HistogramRows = {
  total: HistogramRow[];
  groups: HistogramRow[];
  series: HistogramRow[];
  /** Of a metric of which one response gives several scores: the same answers by touchpoint, and those of the series. */
  byTouchpoint: HistogramRow[];
  seriesByTouchpoint: HistogramRow[];
};
export type AssembleInput = {
  query: ParsedMeasureQuery;
  /** The map that stages were read by, where any were: traces name it, so that they list the same answers after the next edit. */
  journeyVersion: number | undefined;
  resolved: ResolvedQuery;
  rows: HistogramRows;
  /** The scale version that the figures are of, and the one that the figures before are of; several only for an index. */
  measures: readonly ChosenMeasure[];
  measuresBefore: readonly ChosenMeasure[];
  excluded: Exclusion[];
  /** Touchpoints that nothing listens to. */
  silent: ReadonlySet<number>;
  thresholds: BaseThresholds;
  counted: boolean;
};

/** Turns histograms into measures. A query with groups is one family of comparisons; without groups its total stands alone. */
export function assembleMeasures(input: AssembleInput): MeasureResult {
  const { query, resolved, rows } = input;
  const compared = resolved.periods.length > 1;
  const measures = [input.measures, input.measuresBefore] as const;
  const own = (row: HistogramRow) => measures[row.period === 1 ? 1 : 0].some(({ id }) => id === row.measureId);
  const pair = (from: readonly HistogramRow[], pooled: readonly HistogramRow[]): Pair => {
    const of = (list: readonly HistogramRow[], period: 0 | 1) =>
      list.filter((row) => own(row) && row.period === period);
    const sample = (period: 0 | 1): Sample => ({
      parts: partsOf(measures[period], of(from, period)),
      effectiveN: largest(of(pooled, period), resolved),
    });
    const others = from.filter((row) => !own(row) && row.period === 1);
    return { now: sample(0), before: compared ? sample(1) : null, otherBefore: sumOf(merged(others)) };
  };

  const totalPair = pair(rows.total, rows.byTouchpoint);
  const labelled = resolved.group ? groupPairs(resolved.group, rows, own, pair) : null;
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
    gaps: compareGroups(
      resolved,
      query.groupBy,
      (labelled ?? []).map(({ label: { key }, pair: { now } }) => ({ key, sample: now })),
      input.thresholds,
    ),
    series,
    previousSeries,
    breaks: breaksOf([...(previousSeries ?? []), ...(series ?? [])]),
    period: query.period,
    comparedWith: resolved.periods[1] ?? null,
    counted: input.counted,
  };
}

function groupPairs(
  group: NonNullable<ResolvedQuery["group"]>,
  { groups, byTouchpoint }: Pick<HistogramRows, "groups" | "byTouchpoint">,
  own: (row: HistogramRow) => boolean,
  pairOf: (from: readonly HistogramRow[], pooled: readonly HistogramRow[]) => Pair,
): { label: GroupLabel; pair: Pair }[] {
  const labelOf = (row: HistogramRow) => group.label(row.groups[0] ?? 0);
  const keyOf = (row: HistogramRow) => labelOf(row).key ?? "";
  const labels = new Map<string, GroupLabel>(group.all.map((label) => [label.key ?? "", label]));
  for (const row of groups) if (own(row)) labels.set(keyOf(row), labelOf(row));
  const [from, pooled] = [Map.groupBy(groups, keyOf), Map.groupBy(byTouchpoint, keyOf)];
  return [...labels].map(([key, label]) => ({ label, pair: pairOf(from.get(key) ?? [], pooled.get(key) ?? []) }));
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
  const changed = measures.map((measure, index) => ({ ...measure, change: changes[index] ?? null }));
  const spreads = compareSpreads(changed);
  return changed.map(({ change, ...measure }, index) => ({
    ...measure,
    change: change && { ...change, spread: spreads[index] ?? null },
  }));
}

function measureOf(
  input: AssembleInput,
  sample: Sample,
  filters: Record<string, unknown>,
  excluded: Exclusion[],
  period: Period = input.query.period,
): Measure {
  const { resolved, journeyVersion, thresholds } = input;
  const { metric, method } = resolved;
  const { parts, effectiveN } = sample;
  const n = sizeOf(sample);
  const histograms = histogramsOf(sample);
  const scales = parts.flatMap(({ scale, counts }) => (scale ? [{ scale, n: sumOf(counts) }] : []));
  // Over several scales no point of one is a point of all.
  const [only] = scales.length === 1 ? scales : [];
  const [histogram] = only ? histograms : [];
  // A number of responses is a count, not an estimate: no sample is too small for it.
  const base = metric ? baseRule(peopleIn(sample), thresholds) : "normal";
  const withheld = base === "withheld";
  const summary = n > 0 && !withheld ? summarise(method, histograms, effectiveN) : null;
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
    scale: only ? measureScale(only.scale) : null,
    pooled: scales.length > 1 ? scales.map(({ scale, n }) => ({ scale: measureScale(scale), n })) : null,
    histogram: withheld || !histogram ? null : [...histogram.counts],
    excluded,
    withheld: withheld ? { reason: "belowMinimum", minimum: thresholds.hideBelow } : null,
    change: null,
    trace: {
      metric: metric?.key ?? "responses",
      method,
      period,
      filters,
      ...(scales.length > 0 ? { scale: scales.map(({ scale }) => scaleName(scale)).join(",") } : {}),
      ...(journeyVersion === undefined ? {} : { journeyVersion }),
    } satisfies TraceQuery,
  };
}

/**
 * The points of one period: each bucket's answers on each scale apart, so that an old point stays what it was; an index reads the scales of a bucket
 * together.
 */
function seriesOf(input: AssembleInput, period: 0 | 1): MeasurePoint[] {
  const { metric, method, periods } = input.resolved;
  const { grain, filters, scale } = input.query;
  const days = periods[period];
  if (!grain || !days) return [];
  const measures: readonly ChosenMeasure[] = metric && scale === undefined ? metric.measures : input.measures;
  const together = method === "easeIndex" ? [measures] : measures.map((measure) => [measure]);
  const inPeriod = (row: HistogramRow) => row.period === period;
  const [rows, pooled] = [input.rows.series.filter(inPeriod), input.rows.seriesByTouchpoint.filter(inPeriod)];
  const buckets = [...new Set(rows.flatMap(({ bucket }) => bucket ?? []))].sort();
  return buckets.flatMap((bucket) =>
    together.flatMap((scales): MeasurePoint[] => {
      const isOwn = (row: HistogramRow) => row.bucket === bucket && scales.some(({ id }) => id === row.measureId);
      const own = rows.filter(isOwn);
      if (own.length === 0) return [];
      const sample = { parts: partsOf(scales, own), effectiveN: largest(pooled.filter(isOwn), input.resolved) };
      return [{ from: bucket, measure: measureOf(input, sample, filters, [], bucketDays(bucket, grain, days)) }];
    }),
  );
}

/** Where a point is on another scale than the one before it. An index has no breaks: it is common to them. */
function breaksOf(points: readonly MeasurePoint[]): ScaleBreak[] {
  return points.flatMap(({ from, measure: { scale, method } }, index) => {
    const before = points[index - 1]?.measure.scale;
    if (!scale || !before || method === "easeIndex") return [];
    return scaleName(scale) === scaleName(before) ? [] : [{ from, before, after: scale }];
  });
}
