import { describe, expect, it } from "vitest";
import { makePlan } from "../testing/plans.ts";
import { projectionDesign } from "./design.ts";
import { gapOf, unrestOf } from "./gap.ts";
import { tallyUnits } from "./units.ts";
import { withoutExcluded } from "./windows.ts";

const { registration, units } = makePlan({ answers: 100 });
const windows = withoutExcluded(registration);
const gap = gapOf(registration, tallyUnits(registration.measure, units), windows);

describe("the gap", () => {
  it("has the sampling variance of both groups, by the window that a period lies in", () => {
    const [plan, comparison] = gap.groups;
    expect(gap.sampling(0)).toBeCloseTo((plan?.before ?? 0) / 100 + (comparison?.before ?? 0) / 400, 9);
    expect(gap.sampling(20)).toBe(gap.sampling(0));
    expect(gap.sampling(21)).toBeCloseTo((plan?.after ?? 0) / 100 + (comparison?.after ?? 0) / 400, 9);
  });

  it("is the plan's own series without a comparison, where both parts add up to the score", () => {
    const alone = makePlan({ comparisonUnits: 0, strata: ["web", "app"] });
    const own = gapOf(alone.registration, tallyUnits(alone.registration.measure, alone.units), windows);
    const score = alone.units[0]?.strata.flatMap(({ counts }) => counts[3] ?? []) ?? [];
    const up = (score[9] ?? 0) + (score[20] ?? 0);
    const down = (score[6] ?? 0) + (score[17] ?? 0);
    expect(own.real(3) + own.mix(3)).toBeCloseTo((100 * (up - down)) / 120, 9);
  });
});

describe("unrest", () => {
  it("is what a line leaves over beyond sampling, below 0 where it is less", () => {
    const design = projectionDesign(windows.baseline, windows.after, { yearlyCycle: false });
    if (!design) throw new Error("the baseline carries a line");
    const wave = (period: number) => 3 * period + (period % 2 === 0 ? 10 : -10);
    const restless = unrestOf(design, windows.baseline, { real: wave, sampling: () => 25 });
    expect(restless.expected).toBeCloseTo(25 * design.df, 9);
    expect(restless.sigma2).toBeGreaterThan(70);
    expect(restless.slope).toBeCloseTo(3, 0);
    const calm = unrestOf(design, windows.baseline, { real: (period) => period, sampling: () => 25 });
    expect(calm).toMatchObject({ sigma2: expect.closeTo(-25, 9), slope: expect.closeTo(1, 9) });
    expect(calm.at(40)).toBeCloseTo(40, 9);
  });
});
