import { compareSpread, histogramFromCounts, holm, type ScoreHistogram, sampleSize } from "@heard/metrics";
import type { Change, Measure, MeasureScale } from "./measure.ts";
import type { Method, Unit } from "./methods.ts";

/** Two figures that are alike while the answers behind them are not. */
export type SpreadPair = { keys: [string | null, string | null]; shift: number };

/** What looks the same on a screen: half of the last digit shown. */
const sameWithin: Record<Unit, number> = { points: 0.5, share: 0.005, scale: 0.05, index: 0.5, responses: 0 };
const threshold = 0.05;
/** Below this share of answers a difference may be certain and is still nothing to look at. */
const notableShift = 0.1;
const mostPairs = 3;

type Side = Pick<Measure, "value" | "histogram" | "scale" | "unit" | "effectiveN">;

const looksSame = (a: Side, b: Side) =>
  a.value !== null && b.value !== null && Math.abs(a.value - b.value) <= sameWithin[a.unit];

type Answers = { scale: MeasureScale; histogram: ScoreHistogram; shares: number[]; effectiveN: number | null };

/** The answers of a side on their ruler; `null` where nothing may be shown. */
function answersOf({ histogram: counts, scale, effectiveN }: Side): Answers | null {
  if (!counts || !scale) return null;
  const { min, max, direction } = scale;
  const histogram = histogramFromCounts({ min, max, direction }, counts);
  const n = sampleSize(histogram);
  return { scale, histogram, effectiveN, shares: counts.map((count) => count / n) };
}

/** The share of answers that would have to move, without a test. */
function shiftOf(a: Answers | null, b: Answers | null): number {
  if (!a || !b) return 0;
  let sum = 0;
  for (let bin = 0; bin < a.shares.length; bin += 1) sum += Math.abs((a.shares[bin] ?? 0) - (b.shares[bin] ?? 0));
  return sum / 2;
}

/** The test of two spreads, or `null` where nothing may be shown or the rulers differ. */
function testOf(method: Method, a: Answers | null, b: Answers | null): { shift: number; p: number } | null {
  if (method === "count" || !a || !b) return null;
  if (a.scale.key !== b.scale.key || a.scale.version !== b.scale.version) return null;
  return compareSpread(a.histogram, b.histogram, method, { effectiveN: { before: a.effectiveN, after: b.effectiveN } });
}

/**
 * Whether this period has the score of the one before and clearly another spread: a change that the score alone would hide. The measures of one query
 * are one family (Holm, 5 %), as their verdicts are: of two hundred shops ten would be flagged by chance.
 */
export function compareSpreads(measures: readonly Measure[]): (Change["spread"] | null)[] {
  const tested = measures.map((measure) => {
    const { change, method } = measure;
    if (!change || change.verdict === "notComparable") return null;
    const before: Side = { ...measure, ...change.previous };
    const found = testOf(method, answersOf(before), answersOf(measure));
    return found && { ...found, isUnchanged: change.verdict === "noDetectableChange" || looksSame(before, measure) };
  });
  const corrected = holm(tested.flatMap((one) => (one ? [one.p] : []))).values();
  return tested.map((one) => {
    if (!one) return null;
    const p = corrected.next().value ?? 1;
    return { shift: one.shift, flagged: one.isUnchanged && one.shift >= notableShift && p < threshold };
  });
}

/** The groups of a breakdown that share a score and not a spread, widest apart first. All pairs tested are one family (Holm, 5 %). */
export function compareSpreadsOf(groups: readonly { key: string | null; measure: Measure }[]): SpreadPair[] {
  const ordered = groups
    .filter(({ measure }) => measure.value !== null)
    .sort((a, b) => (a.measure.value ?? 0) - (b.measure.value ?? 0))
    .map(({ key, measure }) => ({ key, measure, answers: answersOf(measure) }));
  const alike = ordered.flatMap((one, place) =>
    takeWhile(ordered.slice(place + 1), (other) => looksSame(one.measure, other.measure)).map((other) => ({
      one,
      other,
    })),
  );
  // Hundreds of large groups make thousands of pairs; when none is apart enough to be shown, none has to be tested.
  if (!alike.some(({ one, other }) => shiftOf(one.answers, other.answers) >= notableShift)) return [];
  const pairs = alike.flatMap(({ one, other }) => {
    const tested = testOf(one.measure.method, one.answers, other.answers);
    return tested ? [{ keys: [one.key, other.key] as SpreadPair["keys"], ...tested }] : [];
  });
  const corrected = holm(pairs.map(({ p }) => p));
  return pairs
    .filter(({ shift }, index) => shift >= notableShift && (corrected[index] ?? 1) < threshold)
    .sort((a, b) => b.shift - a.shift)
    .slice(0, mostPairs)
    .map(({ keys, shift }) => ({ keys, shift }));
}

function takeWhile<T>(items: readonly T[], wanted: (item: T) => boolean): T[] {
  const end = items.findIndex((item) => !wanted(item));
  return items.slice(0, end === -1 ? items.length : end);
}
