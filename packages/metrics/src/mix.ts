import { entryAt, sum } from "./vector.ts";

/** A unit's share of the answers and its score; `null` where it has no answers in that period. */
export type UnitShare = { readonly share: number; readonly value: number | null };
export type MixDecomposition = {
  readonly total: number;
  /** What the units' own scores changed. */
  readonly within: number;
  /** What the shift of answers between units changed. */
  readonly mix: number;
};

/**
 * A change of the whole split into what happened inside the units and what came of their mix: Σ mean share·Δvalue and Σ Δshare·mean value, which add up to the
 * total exactly. Without it a plan is praised for a shift of channels. A unit that is in one period only has all its part in the mix.
 * Source: Kitagawa 1955, JASA 50 (midpoint).
 * @throws RangeError for lists of different length
 * @example
 * decomposeMix([{ share: 0.5, value: 40 }, { share: 0.5, value: 20 }], [{ share: 0.75, value: 40 }, { share: 0.25, value: 20 }]); // => { total: 5, within: 0, mix: 5 }
 */
export function decomposeMix(before: readonly UnitShare[], after: readonly UnitShare[]): MixDecomposition {
  if (before.length !== after.length)
    throw new RangeError(`The same units before and after, not ${before.length} and ${after.length}`);
  const parts = before.map((first, index) => {
    const second = entryAt(after, index);
    const [old, now] = [first.value ?? second.value ?? 0, second.value ?? first.value ?? 0];
    return {
      within: ((first.share + second.share) / 2) * (now - old),
      mix: (second.share - first.share) * ((old + now) / 2),
    };
  });
  const [within, mix] = [sum(parts.map((part) => part.within)), sum(parts.map((part) => part.mix))];
  return { total: within + mix, within, mix };
}
