import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { benjaminiHochberg, bonferroni, holm } from "./multiplicity.ts";

// Benjamini & Hochberg 1995, JRSS-B 57, section 3.2: fifteen p-values of a trial of thrombolysis.
const published = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
];
const rejected = (adjusted: readonly number[], q = 0.05) => adjusted.filter((p) => p <= q).length;
const family = fc.array(fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.01, 0.05, 1)), {
  maxLength: 30,
});

describe("corrections for many comparisons", () => {
  it("reject four by Benjamini–Hochberg and three by Bonferroni of the published fifteen", () => {
    expect(rejected(benjaminiHochberg(published))).toBe(4);
    expect(rejected(bonferroni(published))).toBe(3);
    expect(rejected(holm(published))).toBe(3);
  });

  it("only ever raise p, up to 1: what Holm rejects is rejected unadjusted, by Benjamini–Hochberg too, and what Bonferroni rejects by Holm", () => {
    forAll([family], (p) => {
      const [h, bh, b] = [holm(p), benjaminiHochberg(p), bonferroni(p)];
      for (const [index, one] of p.entries()) {
        const [byHolm = Number.NaN, byBh = Number.NaN, byBonferroni = Number.NaN] = [h[index], bh[index], b[index]];
        expect(
          one <= byBh + 1e-15 && byBh <= byHolm + 1e-15 && byHolm <= byBonferroni + 1e-15 && byBonferroni <= 1,
        ).toBe(true);
      }
    });
  });

  it("keep the order of the p-values, in the places given", () => {
    forAll([family], (p) => {
      for (const adjust of [holm, benjaminiHochberg, bonferroni]) {
        const adjusted = adjust(p);
        for (const [i, a] of p.entries())
          for (const [j, b] of p.entries()) if (a < b) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] ?? 0);
        expect(adjust(p.toReversed())).toEqual(adjusted.toReversed());
      }
    });
  });

  it("leave a single p alone, and nothing of nothing", () => {
    for (const adjust of [holm, benjaminiHochberg, bonferroni]) {
      expect(adjust([0.03])).toEqual([0.03]);
      expect(adjust([])).toEqual([]);
    }
  });

  it.each([-0.01, 1.01, Number.NaN])("refuse %s as a p", (p) => {
    for (const adjust of [holm, benjaminiHochberg, bonferroni])
      expect(() => adjust([0.5, p])).toThrow(RangeError(`A probability lies in 0…1, not ${p}`));
  });
});
