import { describe, expect, it } from "vitest";
import { easeSummary } from "./ces.ts";
import { csatSummary } from "./csat.ts";
import { histogramFromCounts, histogramFromScores } from "./histogram.ts";
import { nps, npsSummary } from "./nps.ts";
import { npsScale, type Scale } from "./scale.ts";

// The worked examples of the texts that this product was seeded from, T1 to T8 of the requirements.
const satisfaction: Scale = { min: 1, max: 5, direction: "higherIsBetter" };
const effort: Scale = { min: 1, max: 7, direction: "lowerIsBetter" };
const ease: Scale = { min: 1, max: 7, direction: "higherIsBetter" };

describe("T1: CSAT of 5, 4, 3, 5, 4", () => {
  const histogram = histogramFromScores(satisfaction, [5, 4, 3, 5, 4]);

  it("has the mean 4.2 ± 1.04", () => {
    const summary = csatSummary(histogram, "mean");
    expect(summary).toMatchObject({ value: 4.2, n: 5 });
    // The half-width is 1.0389; the upper end stops at 5.
    expect(4.2 - (summary?.interval?.low ?? 0)).toBeCloseTo(1.04, 2);
    expect(summary?.interval?.high).toBe(5);
  });

  it("is 84 % as a composite, 80 % as top-2-box, 80 when rescaled to 0…100", () => {
    expect(csatSummary(histogram, "composite")?.value).toBe(21 / 25);
    expect(csatSummary(histogram, "topTwoBox")?.value).toBe(4 / 5);
    expect(easeSummary(histogram)?.value).toBeCloseTo(80, 12);
  });
});

describe("T2 and T5: one experience in both wordings of effort", () => {
  const [hard, easy] = [histogramFromScores(effort, [2, 3, 4, 4, 5]), histogramFromScores(ease, [6, 5, 4, 4, 3])];

  it("has the mean 3.6 ± 1.42 of effort and 4.4 of ease", () => {
    const summary = csatSummary(hard, "mean");
    expect(summary?.value).toBe(3.6);
    expect(3.6 - (summary?.interval?.low ?? 0)).toBeCloseTo(1.42, 2);
    expect((summary?.interval?.high ?? 0) - 3.6).toBeCloseTo(1.42, 2);
    expect(csatSummary(easy, "mean")?.value).toBe(4.4);
  });

  it("has one ease index, 56.7", () => {
    expect(easeSummary(hard)?.value).toBeCloseTo(56.7, 1);
    expect(easeSummary(easy)?.value).toBe(easeSummary(hard)?.value);
  });
});

/** Every way to share ten answers over five points. */
function tenAnswers(): number[][] {
  const ways: number[][] = [];
  const place = (rest: number, counts: number[]): void => {
    if (counts.length === 4) ways.push([...counts, rest]);
    else for (let count = 0; count <= rest; count += 1) place(rest - count, [...counts, count]);
  };
  place(10, []);
  return ways;
}

describe("T3 and T4: ten answers with the sum 35, five of them at least 4", () => {
  const fitting = tenAnswers()
    .filter((counts) => counts.reduce((sum, count, bin) => sum + count * (bin + 1), 0) === 35)
    .filter(([, , , four = 0, fives = 0]) => four + fives === 5);

  it("can be given in exactly 12 ways", () => {
    expect(fitting).toHaveLength(12);
    expect(fitting).toContainEqual([0, 2, 3, 3, 2]);
  });

  it.each(fitting.map((counts) => ({ counts })))("$counts", ({ counts }) => {
    const histogram = histogramFromCounts(satisfaction, counts);
    expect(csatSummary(histogram, "composite")?.value).toBe(0.7);
    expect(csatSummary(histogram, "mean")?.value).toBe(3.5);
    expect(easeSummary(histogram)?.value).toBe(62.5);
    const { value, interval } = csatSummary(histogram, "topTwoBox") ?? {};
    expect(value).toBe(0.5);
    expect(interval?.low).toBeCloseTo(0.237, 3);
    expect(interval?.high).toBeCloseTo(0.763, 3);
  });
});

it("T6: five promoters, three passives and two detractors are +30", () => {
  expect(nps(histogramFromScores(npsScale, [9, 9, 10, 10, 10, 7, 8, 8, 0, 6]))).toBe(30);
});

describe("T7: the floor of a composite", () => {
  it.each([
    [5, 20],
    [7, 14.3],
  ])("of 1 to %i is %f %, not 0", (max, percent) => {
    const worst = histogramFromScores({ min: 1, max, direction: "higherIsBetter" }, [1, 1, 1]);
    expect(100 * (csatSummary(worst, "composite")?.value ?? 0)).toBeCloseTo(percent, 1);
  });
});

it("T8: an NPS of no answers is no number, least of all 0", () => {
  const nobody = histogramFromScores(npsScale, []);
  expect(nps(nobody)).toBeNull();
  expect(npsSummary(nobody)).toBeNull();
});
