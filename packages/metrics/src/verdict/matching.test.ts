import { describe, expect, it } from "vitest";
import { npsScale } from "../scale.ts";
import { noAnswers } from "../testing/plans.ts";
import { suggestComparison } from "./matching.ts";
import type { PlanUnit } from "./units.ts";

const baseline = Array.from({ length: 10 }, (_, at) => at);
const setup = { measure: { method: "nps", scale: npsScale } as const, baseline, minAnswers: 30 };
type Made = { up?: number; n?: number; web?: number; mode?: string; isSilent?: (period: number) => boolean };

/** A unit with n answers a period, so many of a hundred promoters, the rest detractors; so many of a hundred by the web. */
const unit = (
  id: string,
  { up = 60, n = 100, web = 100, mode = "self", isSilent = () => false }: Made = {},
): PlanUnit => {
  const counts = (share: number) =>
    baseline.map((period) => {
      const answers = isSilent(period) ? 0 : (n * share) / 100;
      const promoters = Math.round((answers * up) / 100);
      return noAnswers.with(9, promoters).with(3, Math.round(answers) - promoters);
    });
  return {
    id,
    role: id.startsWith("plan") ? "plan" : "comparison",
    strata: [
      { id: "web", mode, counts: counts(web) },
      { id: "app", mode: "self", counts: counts(100 - web) },
    ],
  };
};

describe("the comparison group", () => {
  it("are all units that lie near in level, answers and strata, nearest first", () => {
    const found = suggestComparison(setup, [
      unit("plan"),
      unit("twin"),
      unit("near", { up: 62, n: 150 }),
      unit("better", { up: 95 }),
      unit("huge", { n: 2000 }),
      unit("elsewhere", { web: 40 }),
    ]);
    expect(found.suggested).toEqual(["twin", "near"]);
    expect(found.candidates.map(({ id }) => id)[0]).toBe("twin");
    const terms = (id: string) => found.candidates.find((fit) => fit.id === id);
    expect(terms("twin")?.terms).toMatchObject({ answers: 0, strata: 0 });
    expect(terms("huge")?.terms.answers).toBeCloseTo(Math.log(20) / Math.log(4), 9);
    expect(terms("elsewhere")?.terms.strata).toBeCloseTo(0.6 / 0.25, 9);
    expect(terms("better")).toMatchObject({ isSuitable: false });
    expect(found.barred).toEqual([]);
  });

  it("has no unit with a plan of its own, too few answers or periods, or another mode", () => {
    const { barred, candidates, suggested } = suggestComparison(setup, [
      unit("plan"),
      { ...unit("busy"), hasOwnPlan: true },
      unit("tiny", { n: 2 }),
      unit("young", { isSilent: (period) => period < 2 }),
      unit("started", { isSilent: (period) => period < 1 }),
      unit("asked", { mode: "asked" }),
    ]);
    expect(barred).toEqual([
      { id: "busy", reason: "hasOwnPlan" },
      { id: "tiny", reason: "tooFewAnswers" },
      { id: "young", reason: "tooFewPeriods" },
      { id: "asked", reason: "otherMode" },
    ]);
    expect(candidates.map(({ id }) => id)).toEqual(["started"]);
    expect(suggested).toEqual(["started"]);
  });

  it("is at most twenty units, and none where none is near", () => {
    const many = Array.from({ length: 25 }, (_, at) => unit(`unit-${at}`));
    expect(suggestComparison(setup, [unit("plan"), ...many]).suggested).toHaveLength(20);
    expect(suggestComparison(setup, [unit("plan"), unit("better", { up: 99 })]).suggested).toEqual([]);
    expect(suggestComparison(setup, [unit("plan")])).toEqual({ suggested: [], candidates: [], barred: [] });
  });

  it("takes the answers of a unit, however many units the plan has", () => {
    const found = suggestComparison(setup, [unit("plan-1"), unit("plan-2"), unit("plan-3"), unit("twin")]);
    expect(found.candidates[0]?.distance).toBeCloseTo(0, 9);
  });
});
