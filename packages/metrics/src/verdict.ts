import type { Comparison } from "./compare.ts";
import { benjaminiHochberg, holm } from "./multiplicity.ts";

/** The five words. Never a bare arrow. */
export type Verdict = "improved" | "worsened" | "noDetectableChange" | "tooFewAnswers" | "notComparable";
export type Family = { size: number; procedure: "single" | "holm" | "benjaminiHochberg"; threshold: number };

const largestHolmFamily = 10;

/**
 * The words for one family of comparisons: alone at .05, up to ten by Holm at .05, more by Benjamini–Hochberg at q ≤ .10. `null` stands for a
 * comparison with too few answers; it takes no part in the correction. `moreIsBetter` says which way good lies for the value compared.
 */
export function decideVerdicts(
  comparisons: readonly (Comparison | null)[],
  { moreIsBetter }: { moreIsBetter: boolean },
): { verdicts: Verdict[]; family: Family } {
  const tested = comparisons.filter((comparison) => comparison !== null);
  const family = familyOf(tested.length);
  const p = tested.map((comparison) => comparison.p);
  const adjusted = family.procedure === "benjaminiHochberg" ? benjaminiHochberg(p) : holm(p);
  let place = 0;
  const verdicts = comparisons.map((comparison): Verdict => {
    if (comparison === null) return "tooFewAnswers";
    const significant = (adjusted[place++] ?? 1) <= family.threshold;
    if (!significant || comparison.value === 0) return "noDetectableChange";
    return comparison.value > 0 === moreIsBetter ? "improved" : "worsened";
  });
  return { verdicts, family };
}

function familyOf(size: number): Family {
  if (size <= 1) return { size, procedure: "single", threshold: 0.05 };
  return size <= largestHolmFamily
    ? { size, procedure: "holm", threshold: 0.05 }
    : { size, procedure: "benjaminiHochberg", threshold: 0.1 };
}
