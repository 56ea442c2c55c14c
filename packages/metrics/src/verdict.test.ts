import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Comparison } from "./compare.ts";
import { decideVerdict, decideVerdicts, type VerdictCase } from "./verdict.ts";

const compared = (p: number, value = 1, moreIsBetter = true): Comparison => ({
  method: "mean",
  unit: "scale",
  moreIsBetter,
  value,
  interval: { level: 0.95, low: value - 1, high: value + 1, method: "welch" },
  p,
});
const probability = fc.double({ min: 0, max: 1, noNaN: true });
const cases: fc.Arbitrary<VerdictCase> = fc.oneof(
  fc.constantFrom<VerdictCase>(null, "tooFewAnswers", "notComparable"),
  fc
    .tuple(probability, fc.integer({ min: -3, max: 3 }), fc.boolean())
    .map(([p, value, moreIsBetter]) => compared(p, value, moreIsBetter)),
);

describe("the word of a comparison", () => {
  it.each([
    [compared(0.04, 2, true), "improved"],
    [compared(0.04, -2, true), "worsened"],
    [compared(0.04, 2, false), "worsened"],
    [compared(0.04, -2, false), "improved"],
    [compared(0.06, 2, true), "noDetectableChange"],
    [compared(0.05, 2, true), "improved"],
    [compared(0.01, 0, true), "noDetectableChange"],
    [null, "tooFewAnswers"],
    ["tooFewAnswers", "tooFewAnswers"],
    ["notComparable", "notComparable"],
  ] as const)("%o: %s", (one, word) => expect(decideVerdict(one)).toBe(word));
});

describe("the words of a family", () => {
  it("name its procedure by its size", () => {
    const family = (size: number) => decideVerdicts(Array.from({ length: size }, () => compared(0.5))).family;
    expect(family(0)).toEqual({ size: 0, procedure: "single", threshold: 0.05 });
    expect(family(1)).toEqual({ size: 1, procedure: "single", threshold: 0.05 });
    expect(family(2)).toEqual({ size: 2, procedure: "holm", threshold: 0.05 });
    expect(family(10)).toEqual({ size: 10, procedure: "holm", threshold: 0.05 });
    expect(family(11)).toEqual({ size: 11, procedure: "benjaminiHochberg", threshold: 0.1 });
  });

  it("ask more of each the more there are", () => {
    expect(decideVerdicts([compared(0.02), compared(0.9)]).verdicts[0]).toBe("improved");
    expect(decideVerdicts([compared(0.02), compared(0.9), compared(0.9)]).verdicts[0]).toBe("noDetectableChange");
  });

  it("are one a case; untested ones keep theirs and change no other", () => {
    forAll([fc.array(cases)], (all) => {
      const { verdicts, family } = decideVerdicts(all);
      expect(verdicts).toHaveLength(all.length);
      const tested = all.flatMap((one, index) =>
        one !== null && typeof one !== "string" ? [{ one, word: verdicts[index] }] : [],
      );
      expect(family.size).toBe(tested.length);
      expect(decideVerdicts(tested.map(({ one }) => one)).verdicts).toEqual(tested.map(({ word }) => word));
      for (const [index, one] of all.entries()) if (typeof one === "string") expect(verdicts[index]).toBe(one);
    });
  });

  it("do not depend on the order of the cases", () => {
    forAll([fc.array(cases)], (all) =>
      expect(decideVerdicts(all.toReversed()).verdicts.toReversed()).toEqual(decideVerdicts(all).verdicts),
    );
  });

  it("of up to ten never say more than each alone would", () => {
    forAll([fc.array(cases, { maxLength: 10 })], (all) => {
      for (const [index, word] of decideVerdicts(all).verdicts.entries())
        if (word === "improved" || word === "worsened") expect(decideVerdict(all[index] ?? null)).toBe(word);
    });
  });
});
