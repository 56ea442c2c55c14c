import fc from "fast-check";
import { histogramFromCounts, type ScoreHistogram } from "../histogram.ts";
import { npsScale, type Scale } from "../scale.ts";
import type { ScoreMethod } from "../summary.ts";
import type { Trinomial } from "../trinomial.ts";

/** Any scale that a survey may have: 2 to 11 points from −3 up, either end good. */
export const anyScale: fc.Arbitrary<Scale> = fc
  .record({
    min: fc.integer({ min: -3, max: 3 }),
    points: fc.integer({ min: 2, max: 11 }),
    direction: fc.constantFrom("higherIsBetter" as const, "lowerIsBetter" as const),
  })
  .map(({ min, points, direction }) => ({ min, max: min + points - 1, direction }));

/** Answers on a scale, up to `most` a point; few and one-sided ones come often. */
export function histogramOn(scale: Scale, most = 40): fc.Arbitrary<ScoreHistogram> {
  const points = scale.max - scale.min + 1;
  const count = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(most) });
  return fc.array(count, { minLength: points, maxLength: points }).map((counts) => histogramFromCounts(scale, counts));
}

/** The same with at least one answer. */
export function answeredOn(scale: Scale, most = 40): fc.Arbitrary<ScoreHistogram> {
  return fc
    .tuple(histogramOn(scale, most), fc.nat(scale.max - scale.min))
    .map(([{ counts }, place]) => histogramFromCounts(scale, counts.with(place, (counts[place] ?? 0) + 1)));
}

export const anyNps = histogramOn(npsScale);
export const answeredNps = answeredOn(npsScale);
export const anyHistogram = anyScale.chain((scale) => histogramOn(scale));
export const answered = anyScale.chain((scale) => answeredOn(scale));

export const anyTrinomial: fc.Arbitrary<Trinomial> = fc
  .tuple(fc.nat(200), fc.nat(200), fc.nat(200))
  .filter(([up, middle, down]) => up + middle + down > 0)
  .map(([up, middle, down]) => ({ up, down, n: up + middle + down }));

/** A method together with answers that it can score. */
export const scored: fc.Arbitrary<{ method: ScoreMethod; histogram: ScoreHistogram }> = fc
  .constantFrom<ScoreMethod>("nps", "topTwoBox", "mean", "composite", "net", "easeIndex")
  .chain((method) =>
    fc.record({ method: fc.constant(method), histogram: scaleFor(method).chain((scale) => answeredOn(scale)) }),
  );

function scaleFor(method: ScoreMethod): fc.Arbitrary<Scale> {
  if (method === "nps") return fc.constant(npsScale);
  return method === "composite" ? anyScale.filter(({ min, max }) => min >= 0 && max > 0) : anyScale;
}

/** The same answers with one of them moved one point up the scale, where one can be; the place is any number. */
export function withOneRaised({ scale, counts }: ScoreHistogram, place: number): ScoreHistogram | null {
  const candidates = counts.flatMap((count, bin) => (count > 0 && bin < counts.length - 1 ? [bin] : []));
  const bin = candidates[place % Math.max(1, candidates.length)];
  if (bin === undefined) return null;
  return histogramFromCounts(
    scale,
    counts.map((count, at) => (at === bin ? count - 1 : at === bin + 1 ? count + 1 : count)),
  );
}

/** Every answer k times. */
export function times(k: number, { scale, counts }: ScoreHistogram): ScoreHistogram {
  return histogramFromCounts(
    scale,
    counts.map((count) => k * count),
  );
}

/** The same answers on the ruler held the other way round. */
export function mirrored({ scale, counts }: ScoreHistogram): ScoreHistogram {
  const direction = scale.direction === "higherIsBetter" ? "lowerIsBetter" : "higherIsBetter";
  return histogramFromCounts({ ...scale, direction }, counts.toReversed());
}
