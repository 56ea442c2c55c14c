import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { histogramFromCounts, mergeHistograms, type ScoreHistogram } from "./histogram.ts";
import { nps } from "./nps.ts";
import { npsScale } from "./scale.ts";
import { answeredNps } from "./testing/arbitraries.ts";
import { themeImpact } from "./theme-impact.ts";

const together = (a: ScoreHistogram, b: ScoreHistogram) => mergeHistograms([a, b]) as ScoreHistogram;
const nobody = histogramFromCounts(npsScale, new Array<number>(11).fill(0));

describe("the impact of a theme", () => {
  it("is the score minus the score without it, which is share·(with − without)", () => {
    forAll([answeredNps, answeredNps], (theme, rest) => {
      const found = themeImpact(together(theme, rest), theme);
      expect(found?.value).toBeCloseTo((nps(together(theme, rest)) ?? 0) - (nps(rest) ?? 0), 9);
      expect(found?.value).toBeCloseTo((found?.share ?? 0) * ((found?.withTheme ?? 0) - (found?.without ?? 0)), 9);
    });
  });

  it("lies in its interval, and is 0 for a theme like the rest", () => {
    forAll([answeredNps, answeredNps], (theme, rest) => {
      const found = themeImpact(together(theme, rest), theme);
      expect(
        (found?.interval.low ?? 1) <= (found?.value ?? 0) && (found?.value ?? 0) <= (found?.interval.high ?? -1),
      ).toBe(true);
      expect(themeImpact(together(theme, theme), theme)?.value).toBeCloseTo(0, 9);
    });
  });

  it("says below thirty answers a side that its interval is not to be trusted", () => {
    const some = (n: number) => histogramFromCounts(npsScale, nobody.counts.with(10, n));
    expect(themeImpact(together(some(30), some(30)), some(30))?.enough).toBe(true);
    expect(themeImpact(together(some(29), some(30)), some(29))?.enough).toBe(false);
    expect(themeImpact(together(some(30), some(29)), some(30))?.enough).toBe(false);
  });

  it("is null where nobody or everybody mentions it, and refuses a part that is not one", () => {
    forAll([answeredNps, fc.constant(nobody)], (all, none) => {
      expect(themeImpact(all, none)).toBeNull();
      expect(themeImpact(all, all)).toBeNull();
    });
    expect(() => themeImpact(nobody, histogramFromCounts(npsScale, nobody.counts.with(3, 1)))).toThrow("not -1");
  });
});
