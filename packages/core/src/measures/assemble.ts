import { decideVerdicts, histogramFromCounts, type ScoreHistogram } from "@heard/metrics";
import type { Change, Exclusion, Measure, MeasureGroup, MeasurePoint, MeasureResult, TraceQuery } from "./measure.ts";
import { unitOf } from "./methods.ts";
import type { HistogramRow } from "./read.ts";
import type { GroupLabel, ResolvedQuery } from "./resolve.ts";
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
  resolved: ResolvedQuery;
  rows: HistogramRows;
  excluded: Exclusion[];
  thresholds: { hideBelow: number; lowBelow: number };
  counted: boolean;
};

/** A histogram with the n that its interval may claim. */
type Sample = { counts: number[]; effectiveN: number | null };
type Pair = { now: Sample; before: Sample | null };
const emptyBins = () => new Array<number>(11).fill(0);
const sizeOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

/** Turns histograms into measures. A query with groups is one family of comparisons; without groups its total stands alone. */
export function assembleMeasures(input: AssembleInput): MeasureResult {
  const { query, resolved, rows } = input;
  const current = resolved.metric ? (resolved.metric.measures.at(-1)?.id ?? -1) : 0;
  const compared = resolved.periods.length > 1;
  const own = (row: HistogramRow) => row.measureId === current;
  const pair = (
    wanted: (row: HistogramRow) => boolean,
    from: readonly HistogramRow[],
    pooled: readonly HistogramRow[],
  ): Pair => {
    const sample = (period: number): Sample => ({
      counts: merged(from.filter((row) => own(row) && row.period === period && wanted(row))),
      effectiveN: largest(
        pooled.filter((row) => own(row) && row.period === period && wanted(row)),
        resolved,
      ),
    });
    return { now: sample(0), before: compared ? sample(1) : null };
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
  return {
    total,
    groups:
      labelled && groups
        ? labelled.flatMap(({ label }, index): MeasureGroup[] =>
            groups[index] ? [{ ...label, measure: groups[index] }] : [],
          )
        : null,
    series: query.grain
      ? seriesOf(
          input,
          rows.series.filter((row) => own(row) && row.period === 0),
        )
      : null,
    previousSeries:
      query.grain && compared
        ? seriesOf(
            input,
            rows.series.filter((row) => own(row) && row.period === 1),
          )
        : null,
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

function traceFilters(query: ParsedMeasureQuery, { key }: GroupLabel): Record<string, unknown> {
  const { groupBy, filters } = query;
  if (!groupBy || key === null) return filters;
  return groupBy.startsWith("segment:")
    ? { ...filters, segments: { ...filters.segments, [groupBy.slice("segment:".length)]: [key] } }
    : { ...filters, [groupBy]: [key] };
}

type Item = { pair: Pair; trace: Record<string, unknown>; excluded: Exclusion[] };

function measuresOf(input: AssembleInput, items: readonly Item[], withChange: boolean): Measure[] {
  const measures = items.map(({ pair, trace, excluded }) => measureOf(input, pair.now, trace, excluded));
  if (!withChange || input.resolved.periods.length < 2) return measures;
  const changes = changesOf(
    input,
    items.map(({ pair }) => pair),
  );
  return measures.map((measure, index) => ({ ...measure, change: changes[index] ?? null }));
}

function histogramOf({ resolved }: AssembleInput, counts: readonly number[]): ScoreHistogram | null {
  const scale = resolved.metric?.measures.at(-1)?.scale;
  if (!scale) return null;
  const { min, max, direction } = scale;
  return histogramFromCounts({ min, max, direction }, counts.slice(0, max - min + 1));
}

function measureOf(
  input: AssembleInput,
  { counts, effectiveN }: Sample,
  filters: Record<string, unknown>,
  excluded: Exclusion[],
): Measure {
  const { resolved, query, thresholds } = input;
  const { metric, method } = resolved;
  const scale = metric?.measures.at(-1)?.scale ?? null;
  const n = sizeOf(counts);
  const histogram = histogramOf(input, counts);
  const withheld = metric !== null && n > 0 && n < thresholds.hideBelow;
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
    base: !metric
      ? "normal"
      : n === 0
        ? "none"
        : withheld
          ? "withheld"
          : n < thresholds.lowBelow
            ? "lowBase"
            : "normal",
    interval: summary?.interval ?? null,
    scale: scale
      ? { key: scale.key, version: scale.version, min: scale.min, max: scale.max, direction: scale.direction }
      : null,
    histogram: withheld || !histogram ? null : [...histogram.counts],
    excluded,
    withheld: withheld ? { reason: "belowMinimum", minimum: thresholds.hideBelow } : null,
    change: null,
    trace: { metric: metric?.key ?? "responses", method, period: query.period, filters } satisfies TraceQuery,
  };
}

/** All comparisons of one query are one family: the same query gives the same word on screen, in exports and in the API. */
function changesOf(input: AssembleInput, pairs: readonly Pair[]): (Change | null)[] {
  const { resolved, thresholds } = input;
  const compared = pairs.map(({ now, before }) => {
    const [after, previous] = [histogramOf(input, now.counts), before ? histogramOf(input, before.counts) : null];
    const sizes = { now: sizeOf(now.counts), before: before ? sizeOf(before.counts) : 0 };
    const enough = Math.min(sizes.now, sizes.before) >= thresholds.lowBelow;
    const comparison =
      enough && after && previous
        ? compareScores(resolved.method, previous, after, { before: before?.effectiveN ?? null, after: now.effectiveN })
        : null;
    return { sizes, previous, comparison, before };
  });
  const { verdicts, family } = decideVerdicts(compared.map(({ comparison }) => comparison));
  return compared.map(({ sizes, previous, comparison, before }, index) => {
    if (!resolved.metric) return countChange(sizes, before);
    const shown = sizes.before >= thresholds.hideBelow && sizes.now >= thresholds.hideBelow;
    return {
      value: shown ? (comparison?.value ?? null) : null,
      interval: shown ? (comparison?.interval ?? null) : null,
      verdict: verdicts[index] ?? "tooFewAnswers",
      previous: {
        n: sizes.before,
        value:
          previous && sizes.before >= thresholds.hideBelow
            ? (summarise(resolved.method, previous, before?.effectiveN ?? null)?.value ?? null)
            : null,
        histogram: sizes.before >= thresholds.hideBelow && previous ? [...previous.counts] : null,
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
    previous: { value: sizes.before, n: sizes.before, histogram: null },
    family: { size: 1, procedure: "single" },
  };
}

function seriesOf(input: AssembleInput, rows: readonly HistogramRow[]): MeasurePoint[] {
  return rows
    .flatMap(({ bucket, counts }) =>
      bucket
        ? [{ from: bucket, measure: measureOf(input, { counts, effectiveN: null }, input.query.filters, []) }]
        : [],
    )
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}
