import { describe, expect, test } from "vitest";
import { histogramFromCounts, mergeHistograms } from "./histogram.ts";
import { nps } from "./nps.ts";
import { seededRandom } from "./random.ts";
import { npsScale } from "./scale.ts";
import { themeImpact } from "./theme-impact.ts";

const draws = 4_000;
/** Chances of the scores 0 to 10 of those who speak of the theme, and of the rest. */
const harsh = [8, 3, 5, 6, 5, 10, 8, 15, 15, 13, 12];
const kind = [1, 0, 1, 1, 2, 5, 5, 15, 25, 25, 20];

const npsOf = (weights: readonly number[]) => nps(histogramFromCounts(npsScale, weights)) ?? 0;

/** In how many draws the interval holds what was planted: the share of the theme times the difference between the two populations. */
function coverage(answers: number, share: number, theme: readonly number[], rest: readonly number[]): number {
  const random = seededRandom(42);
  const truth = share * (npsOf(theme) - npsOf(rest));
  let covered = 0;
  for (let done = 0; done < draws; ) {
    const counts = { theme: new Array<number>(11).fill(0), rest: new Array<number>(11).fill(0) };
    for (let answer = 0; answer < answers; answer += 1) {
      const isTheme = random() < share;
      const bins = isTheme ? counts.theme : counts.rest;
      const score = scoreBy(isTheme ? theme : rest, random());
      bins[score] = (bins[score] ?? 0) + 1;
    }
    const mentioning = histogramFromCounts(npsScale, counts.theme);
    const all = mergeHistograms([mentioning, histogramFromCounts(npsScale, counts.rest)]);
    const found = all && themeImpact(all, mentioning);
    // What the product shows: thirty answers each side.
    if (!found?.enough) continue;
    done += 1;
    if (found.interval.low <= truth && truth <= found.interval.high) covered += 1;
  }
  return covered / draws;
}

function scoreBy(weights: readonly number[], chance: number): number {
  let left = chance * weights.reduce((sum, weight) => sum + weight, 0);
  const found = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return found < 0 ? weights.length - 1 : found;
}

describe("the interval of a theme's impact holds the planted truth in 95 ± 1.5 % of 4,000 draws", () => {
  test.each([
    ["a theme of few", 400, 0.12, harsh, kind],
    ["a theme of half", 200, 0.5, harsh, kind],
    ["a theme that lifts", 600, 0.2, kind, harsh],
    ["a theme of nearly all", 300, 0.82, harsh, kind],
  ] as const)("%s", (_, answers, share, theme, rest) => {
    const found = coverage(answers, share, theme, rest);
    expect(found).toBeGreaterThanOrEqual(0.935);
    expect(found).toBeLessThanOrEqual(0.965);
  });
});
