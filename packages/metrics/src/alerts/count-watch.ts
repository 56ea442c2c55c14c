import { sum } from "../vector.ts";
import { type Charts, quietCharts, type Signal, signalOf, stepCharts } from "./charts.ts";
import { scoreCount } from "./count-score.ts";
import {
  type CountUnrest,
  expectationWeeks,
  expectedCount,
  type Misses,
  startMisses,
  unrestOfCounts,
  weeklyGrowth,
} from "./expected-count.ts";
import type { AnswerSet, Change, Look } from "./explain.ts";
import { countsWithout, type Fault, withFault } from "./fault.ts";
import { alarmLimits } from "./limits.ts";
import { type AccountMeasure, allSlice, type Candidate, type CountSet, type Watch } from "./watch.ts";

type Series = {
  readonly slice: string;
  /** In weeks that are known to be wrong as many as the weeks before let expect. */
  counts: readonly number[];
  readonly misses: Misses;
  charts: Charts;
  restUpTo: number;
  unrest: CountUnrest;
};

/** Weeks before the first forecast, and the smallest one that is watched. */
const learningWeeks = 26;
const fewestExpected = 20;
const fewestSince = 30;
/** The baseline of thirteen weeks follows the level, so the slow chart has to be quicker to keep its rate (measured). */
const slowRate = 3.5;

/**
 * The number of answers a week in every slice under watch. A change of level needs no confirmation: thirteen weeks later it is what is expected.
 * @throws RangeError for a measure without the slice of all answers
 */
export function watchCounts(measure: AccountMeasure, countSet: CountSet): Watch {
  const { name, harm } = measure;
  const series = [...measure.slices].map(
    ([slice, weeks]): Series => ({
      ...{ slice, counts: weeks.map(sum), misses: startMisses(), charts: quietCharts() },
      ...{ restUpTo: Number.NEGATIVE_INFINITY, unrest: { excess: 0, nu: 50 } },
    }),
  );
  const bySlice = new Map(series.map((one) => [one.slice, one]));
  const whole = bySlice.get(allSlice);
  if (!whole) throw new RangeError(`${name} has no slice of all answers`);
  const forecasts = new Map<Series, number>();
  let faults: readonly Fault[] = [];
  let growth = 0;

  function countsOf(set: AnswerSet, from: number, end: number): readonly number[] {
    // The good weeks before are asked what wrong ones would have been.
    const firstWeek = faults.length > 0 ? Math.max(0, from - expectationWeeks) : from;
    const counted = countSet(name, set, firstWeek, end).map(sum);
    return knownOf(counted, set, firstWeek).slice(from - firstWeek);
  }

  function knownOf(counts: readonly number[], set: AnswerSet, firstWeek = 0): readonly number[] {
    const outside = (slices: readonly string[], week: number) =>
      sum(countSet(name, { ...set, outside: [...(set.outside ?? []), ...slices] }, week, week + 1)[0] ?? []);
    return countsWithout(counts, { faults, reach: expectationWeeks, outside, firstWeek });
  }

  function leaveOut(fault: Fault): void {
    faults = withFault(faults, fault);
    for (const one of series) {
      const came = (measure.slices.get(one.slice) ?? []).map(sum);
      one.counts = knownOf(came, { inside: [one.slice] });
      if (one.counts.some((count, week) => week >= fault.from && week <= fault.to && count !== came[week]))
        one.misses.forget(fault.from, fault.to);
    }
  }

  function forecast(week: number): void {
    growth = weeklyGrowth(whole?.counts ?? [], week);
    for (const one of series) forecasts.set(one, expectedCount(one.counts, { before: week, week, growth }));
    const watched = series.filter((one) => (forecasts.get(one) ?? 0) >= fewestExpected);
    const unrest = unrestOfCounts(watched.map((one) => ({ expected: forecasts.get(one) ?? 0, ...one.misses.sums() })));
    for (const [at, one] of watched.entries()) one.unrest = unrest[at] ?? one.unrest;
  }

  function stepSeries(one: Series, week: number, ratePerWeek: number): Candidate | null {
    const expected = forecasts.get(one) ?? 0;
    const count = one.counts[week] ?? 0;
    if (expected < fewestExpected) one.charts = quietCharts(1);
    if (expected > 0) one.misses.add(count, expected, week);
    if (expected < fewestExpected || week <= one.restUpTo) return null;
    const { z } = scoreCount(count, { expected, ...one.unrest });
    one.charts = stepCharts(one.charts, { first: week, last: week }, z);
    const limits = alarmLimits(ratePerWeek, { slowWeeks: slowRate, fastWeeks: 1 });
    const signal = signalOf(one.charts, { first: week, z }, limits, harm);
    return signal && describe(one, signal, week);
  }

  function describe({ slice, counts, unrest }: Series, signal: Signal, week: number): Candidate | null {
    const from = Math.max(0, signal.changeFrom - expectationWeeks);
    const before = counts.slice(from, signal.changeFrom);
    const window = counts.slice(signal.changeFrom, week + 1);
    const change = changeOfCounts([...before, ...window], { before: before.length, growth, excess: unrest.excess });
    // A source that went silent has no answers of its own to count.
    if (!change || sum(window) + change.expected < fewestSince) return null;
    return {
      ...{ measure: name, slice, week, ...signal, baselineFrom: from, tau2: unrest.excess },
      ...{ n: sum(window), nBefore: sum(before), mean: sum(window) / window.length },
      ...{ meanBefore: change.expected / window.length, delta: change.delta, se: change.se },
    };
  }

  return {
    measure,
    leaveOut,
    scoreIn: (slice, week) => {
      const one = bySlice.get(slice);
      const expected = one ? (forecasts.get(one) ?? 0) : 0;
      return one && expected > 0 ? scoreCount(one.counts[week] ?? 0, { expected, ...one.unrest }).z : null;
    },
    unrest: () => null,
    watchedCount: (week) => {
      if (week < learningWeeks) return 0;
      forecast(week);
      return series.filter((one) => (forecasts.get(one) ?? 0) >= fewestExpected).length;
    },
    step: (week, ratePerWeek) =>
      week < learningWeeks ? [] : series.flatMap((one) => stepSeries(one, week, ratePerWeek) ?? []),
    look: (candidate) => lookOf(candidate, countsOf, growth),
    rest: (slice, upTo) => {
      const one = bySlice.get(slice);
      if (!one) return;
      one.restUpTo = Math.max(one.restUpTo, upTo);
      one.charts = quietCharts(1);
    },
    startBaseline: () => {},
    confirm: () => ({ word: "open" }),
    followed: () => new Map(),
  };
}

function lookOf(
  { changeFrom, week, tau2 }: Candidate,
  countsOf: (set: AnswerSet, from: number, end: number) => readonly number[],
  growth: number,
): Look {
  const from = Math.max(0, changeFrom - expectationWeeks);
  const remembered = new Map<string, readonly number[]>();
  const counts = (set: AnswerSet): readonly number[] => {
    const key = JSON.stringify(set);
    const found = remembered.get(key) ?? countsOf(set, from, week + 1);
    remembered.set(key, found);
    return found;
  };
  const change = (set: AnswerSet) => changeOfCounts(counts(set), { before: changeFrom - from, growth, excess: tau2 });
  return {
    // By what was expected where fewer came: of answers that stopped there are none to share out.
    size: (set) => Math.max(sum(counts(set).slice(changeFrom - from)), change(set)?.expected ?? 0),
    change,
  };
}

/**
 * What the counts after the first `before` weeks changed against those, as a part of what was expected; its variance is that of one week's score
 * (chance, the mean of thirteen weeks, unrest) for several weeks together. `null` where nothing was expected.
 */
function changeOfCounts(
  counts: readonly number[],
  { before, growth, excess }: { before: number; growth: number; excess: number },
): (Change & { expected: number }) | null {
  const weeks = counts.slice(before);
  const forecasts = weeks.map((_, at) => expectedCount(counts, { before, week: before + at, growth }));
  const expected = sum(forecasts);
  if (expected <= 0) return null;
  const fromMean = (expected * weeks.length) / Math.max(1, before);
  const variance = expected + fromMean + excess * sum(forecasts.map((one) => one ** 2));
  return { delta: sum(weeks) / expected - 1, se: Math.sqrt(variance) / expected, expected };
}
