import { type BaseThresholds, holm } from "@heard/metrics";
import type { Interval } from "./measure.ts";
import { type Unit, unitOf } from "./methods.ts";
import type { ResolvedQuery } from "./resolve.ts";
import { histogramsOf, peopleIn, type Sample, sizeOf } from "./sample.ts";
import { compareScores } from "./score.ts";

/** Two groups that are pooled in one total and apart by more than chance: `value` is `of` minus `against`, in the measure's unit. */
export type GroupGap = {
  of: string;
  against: string;
  n: { of: number; against: number };
  value: number;
  interval: Interval;
};
export type NamedSample = { key: string | null; sample: Sample };

/** Ways of asking: people who answer otherwise use the same scale otherwise, so what is apart here may be no difference of experience. */
const waysOfAsking = new Set<string>(["language", "mode"]);
const threshold = 0.05;
/** Below this a difference may be certain and is still nothing to look at: five points, or five hundredths of a scale. */
const notable: Record<Exclude<Unit, "scale">, number> = {
  points: 5,
  share: 0.05,
  index: 5,
  responses: Number.POSITIVE_INFINITY,
};
const notableOnScale = 0.05;

/**
 * Which languages, or modes, score otherwise than the one that most answered in, widest apart first. All of them are one family (Holm, 5 %); groups
 * with fewer people than are enough for a comparison are in none.
 */
export function compareGroups(
  resolved: Pick<ResolvedQuery, "method" | "metric">,
  groupBy: string | undefined,
  groups: readonly NamedSample[],
  thresholds: BaseThresholds,
): GroupGap[] {
  if (groupBy === undefined || !waysOfAsking.has(groupBy) || !resolved.metric) return [];
  const known = groups.flatMap(({ key, sample }) =>
    key !== null && peopleIn(sample) >= thresholds.lowBelow ? [{ key, sample }] : [],
  );
  const [against, ...others] = known.sort((a, b) => peopleIn(b.sample) - peopleIn(a.sample));
  if (!against) return [];
  const compared = others.flatMap(({ key, sample }) => {
    const comparison = compareScores(
      resolved.method,
      { before: histogramsOf(against.sample), after: histogramsOf(sample) },
      { before: against.sample.effectiveN, after: sample.effectiveN },
    );
    return comparison ? [{ key, sample, comparison }] : [];
  });
  const corrected = holm(compared.map(({ comparison }) => comparison.p));
  return compared
    .filter(
      ({ sample, comparison }, index) =>
        (corrected[index] ?? 1) < threshold && Math.abs(comparison.value) >= notableFor(resolved, sample),
    )
    .map(({ key, sample, comparison: { value, interval } }) => ({
      of: key,
      against: against.key,
      n: { of: sizeOf(sample), against: sizeOf(against.sample) },
      value,
      interval,
    }))
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}

function notableFor({ method }: Pick<ResolvedQuery, "method">, { parts: [part] }: Sample): number {
  const unit = unitOf[method];
  if (unit !== "scale") return notable[unit];
  return part?.scale ? notableOnScale * (part.scale.max - part.scale.min) : Number.POSITIVE_INFINITY;
}
