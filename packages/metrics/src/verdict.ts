import type { Comparison } from "./compare.ts";
import { benjaminiHochberg, holm } from "./multiplicity.ts";

/** The five words. Never a bare arrow. */
export type Verdict = "improved" | "worsened" | "noDetectableChange" | "tooFewAnswers" | "notComparable";

/** The comparisons that are corrected together: how many were tested, by which procedure, and the largest corrected p that counts as a change. */
export type Family = {
  readonly size: number;
  readonly procedure: "single" | "holm" | "benjaminiHochberg";
  readonly threshold: number;
};

/** A place in a family: a comparison, or why there is none. `null` says too few answers, as the compare functions do. */
export type VerdictCase = Comparison | "tooFewAnswers" | "notComparable" | null;

const largestHolmFamily = 10;

/**
 * The words for one family of comparisons: alone at .05, two to ten by Holm at .05, more by Benjamini–Hochberg at q ≤ .10. Cases that were not tested
 * keep their word and take no part in the correction. The metric's direction says which way is better. The family is one query with all its groups,
 * so that the same query gives the same word on screen, in exports and in the API.
 * @example
 * decideVerdicts(["notComparable", null]).verdicts; // => ["notComparable", "tooFewAnswers"]
 */
export function decideVerdicts(cases: readonly VerdictCase[]): { verdicts: Verdict[]; family: Family } {
  const tested = cases.filter((one): one is Comparison => one !== null && typeof one !== "string");
  const family = familyOf(tested.length);
  const correct = family.procedure === "benjaminiHochberg" ? benjaminiHochberg : holm;
  const corrected = correct(tested.map(({ p }) => p)).values();
  const verdicts = cases.map((one): Verdict => {
    if (one === null) return "tooFewAnswers";
    if (typeof one === "string") return one;
    const significant = (corrected.next().value ?? 1) <= family.threshold;
    if (!significant || one.value === 0) return "noDetectableChange";
    return one.value > 0 === one.moreIsBetter ? "improved" : "worsened";
  });
  return { verdicts, family };
}

/**
 * The word for a comparison that stands alone.
 * @example
 * decideVerdict(null); // => "tooFewAnswers"
 */
export function decideVerdict(one: VerdictCase): Verdict {
  return decideVerdicts([one]).verdicts[0] ?? "tooFewAnswers";
}

function familyOf(size: number): Family {
  if (size <= 1) return { size, procedure: "single", threshold: 0.05 };
  return size <= largestHolmFamily
    ? { size, procedure: "holm", threshold: 0.05 }
    : { size, procedure: "benjaminiHochberg", threshold: 0.1 };
}
