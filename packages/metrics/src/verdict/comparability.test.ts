import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makePlan, noAnswers, type Plan, withCounts } from "../testing/plans.ts";
import { answeredByOthers, askedOtherwise, sharesBy, variationDistance } from "./comparability.ts";
import { tallyUnits } from "./units.ts";
import { withoutExcluded } from "./windows.ts";

const plan = makePlan({ strata: ["web", "phone"], answers: 20 });
const windows = withoutExcluded(plan.registration);
const start = plan.registration.after[0] ?? 0;
const tally = ({ registration, units }: Plan) => tallyUnits(registration.measure, units);

describe("another question", () => {
  const withOther = (count: number, isThere: (period: number) => boolean): Plan => ({
    ...plan,
    units: plan.units.map((unit) =>
      unit.id === "plan-1"
        ? { ...unit, otherVersion: Array.from({ length: 27 }, (_, p) => (isThere(p) ? count : 0)) }
        : unit,
    ),
  });

  it("is more than a fifth of a group's answers in a window on another scale or wording", () => {
    expect(askedOtherwise(tally(withOther(10, () => true)), windows)).toBeNull();
    expect(askedOtherwise(tally(withOther(11, (period) => period >= start)), windows)).toMatchObject({
      reason: "scaleChanged",
      role: "plan",
      window: "after",
      share: 11 / 51,
    });
    expect(askedOtherwise(tally(withOther(11, (period) => period < 20)), windows)).toMatchObject({
      window: "baseline",
    });
  });

  it("is people being asked in another way", () => {
    const asked: Plan = {
      ...plan,
      units: plan.units.map((unit) => ({
        ...unit,
        strata: unit.strata.map((stratum) => ({ ...stratum, mode: stratum.id === "phone" ? "asked" : "self" })),
      })),
    };
    const fewer = (left: number) =>
      withCounts(asked, (counts, { unit, stratum, period }) =>
        unit.role === "comparison" && stratum === "phone" && period >= start ? noAnswers.with(9, left) : counts,
      );
    // 20 of 40 are asked before; 9 of 29 after are .19 fewer, 8 of 28 are .21 fewer.
    expect(askedOtherwise(tally(fewer(9)), windows)).toBeNull();
    expect(askedOtherwise(tally(fewer(8)), windows)).toMatchObject({
      reason: "modeChanged",
      role: "comparison",
      of: "self",
      before: 0.5,
      after: expect.closeTo(20 / 28, 9),
    });
  });
});

describe("other people", () => {
  const moved = (before: number, after: number) =>
    withCounts(plan, (counts, { unit, stratum, period }) => {
      if (unit.role !== "plan") return counts;
      const web = period >= start ? after : before;
      return noAnswers.with(9, stratum === "web" ? web : 40 - web);
    });

  it("are strata whose shares moved by more than a half", () => {
    expect(answeredByOthers(tally(moved(4, 24)), windows)).toBeNull();
    expect(answeredByOthers(tally(moved(4, 25)), windows)).toMatchObject({
      reason: "mixChanged",
      role: "plan",
      of: "web",
      before: expect.closeTo(0.1, 9),
      after: expect.closeTo(0.625, 9),
    });
  });

  it("are cells that had no answers before, for more than a fifth", () => {
    expect(answeredByOthers(tally(moved(40, 32)), windows)).toBeNull();
    expect(answeredByOthers(tally(moved(40, 31)), windows)).toMatchObject({ reason: "mixChanged", of: "phone" });
  });
});

describe("the distance of shares", () => {
  const shares = fc
    .array(fc.nat(9), { minLength: 3, maxLength: 3 })
    .filter((counts) => counts.some((count) => count > 0))
    .map((counts) => {
      const total = counts.reduce((a, b) => a + b, 0);
      return new Map(counts.map((count, at) => [String(at), count / total]));
    });

  it("is 0 to itself, at most 1, and no longer round a corner", () => {
    forAll([shares, shares, shares], (a, b, c) => {
      expect(variationDistance(a, a)).toBe(0);
      expect(variationDistance(a, b)).toBeLessThanOrEqual(1 + 1e-12);
      expect(variationDistance(a, b)).toBe(variationDistance(b, a));
      expect(variationDistance(a, c)).toBeLessThanOrEqual(variationDistance(a, b) + variationDistance(b, c) + 1e-12);
    });
  });

  it("is taken of pooled units", () => {
    const shared = sharesBy(tally(plan), [0], ({ stratum }) => stratum);
    expect([...shared.values()]).toEqual([expect.closeTo(0.5, 9), expect.closeTo(0.5, 9)]);
  });
});
