import { type BaseThresholds, decideVerdicts } from "@heard/metrics";
import { measureScale } from "./choose.ts";
import type { Change } from "./measure.ts";
import type { ResolvedQuery } from "./resolve.ts";
import { haveDaysInCommon } from "./rules.ts";
import { histogramsOf, type Pair, peopleIn, type Sample, sizeOf } from "./sample.ts";
import { compareScores, summarise } from "./score.ts";

type ChangeInput = { resolved: ResolvedQuery; thresholds: BaseThresholds };

/** All comparisons of one query are one family: the same query gives the same word on screen, in exports and in the API. */
export function changesOf({ resolved, thresholds }: ChangeInput, pairs: readonly Pair[]): (Change | null)[] {
  const [after, earlier] = resolved.periods;
  const isSameAnswers = after !== undefined && earlier !== undefined && haveDaysInCommon(after, earlier);
  const compared = pairs.map(({ now, before, otherBefore }) => {
    const samples = { after: histogramsOf(now), before: before ? histogramsOf(before) : [] };
    const sizes = { now: sizeOf(now), before: before ? sizeOf(before) : 0 };
    const people = { now: peopleIn(now), before: before ? peopleIn(before) : 0 };
    const enough = Math.min(people.now, people.before) >= thresholds.lowBelow;
    const comparison =
      enough && before && !isSameAnswers
        ? compareScores(resolved.method, samples, { before: before.effectiveN, after: now.effectiveN })
        : null;
    // What was answered on another scale is no "too few": it exists, and does not compare. Nor do answers that are in part the same.
    const doesNotCompare = comparison === null && (otherBefore > sizes.before || (enough && isSameAnswers));
    return { sizes, people, previous: samples.before, comparison, doesNotCompare, before };
  });
  const { verdicts, family } = decideVerdicts(
    compared.map(({ comparison, doesNotCompare }) => (doesNotCompare ? "notComparable" : comparison)),
  );
  return compared.map(({ sizes, people, previous, comparison, before }, index) => {
    if (!resolved.metric) return countChange(sizes, before);
    const [only] = previous.length === 1 && before ? before.parts : [];
    const isBeforeShown = people.before >= thresholds.hideBelow;
    const shown = isBeforeShown && people.now >= thresholds.hideBelow;
    return {
      value: shown ? (comparison?.value ?? null) : null,
      interval: shown ? (comparison?.interval ?? null) : null,
      verdict: verdicts[index] ?? "tooFewAnswers",
      spread: null,
      previous: {
        n: sizes.before,
        effectiveN: before?.effectiveN ?? null,
        value: isBeforeShown ? (summarise(resolved.method, previous, before?.effectiveN ?? null)?.value ?? null) : null,
        histogram: isBeforeShown && only ? [...(previous[0]?.counts ?? [])] : null,
        scale: only?.scale ? measureScale(only.scale) : null,
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
    previous: { value: sizes.before, n: sizes.before, effectiveN: null, histogram: null, scale: null },
    family: { size: 1, procedure: "single" },
  };
}
