import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPlan, makePlan } from "../testing/plans.ts";
import { judgePlan } from "./judge.ts";
import { poolStrata, restStratum } from "./strata.ts";
import type { PlanUnit } from "./units.ts";

const unit = (id: string, sizes: Record<string, number>, modes: Record<string, string> = {}): PlanUnit => ({
  id,
  role: "plan",
  strata: Object.entries(sizes).map(([stratum, size]) => ({
    id: stratum,
    mode: modes[stratum] ?? "self",
    counts: [
      [size, 0],
      [1, 1],
    ],
  })),
});

describe("the strata of a plan", () => {
  it("are the five with most baseline answers of all units, the rest as a sixth", () => {
    const pooled = poolStrata(
      [unit("a", { p: 9, q: 8, r: 1, s: 6, t: 5, u: 4, v: 3 }), unit("b", { r: 90, v: 2 }), unit("c", { q: 1 })],
      [0],
    );
    expect(pooled.map(({ strata }) => strata.map(({ id }) => id))).toEqual([
      ["p", "q", "r", "s", "t", restStratum],
      ["r", restStratum],
      ["q"],
    ]);
    expect(pooled[0]?.strata.at(-1)?.counts).toEqual([
      [7, 0],
      [2, 2],
    ]);
  });

  it("keep the modes of the rest apart", () => {
    const sizes = { p: 9, q: 8, r: 7, s: 6, t: 5, u: 4, v: 3, w: 2 };
    const [pooled] = poolStrata([unit("a", sizes, { v: "asked" })], [0]);
    expect(pooled?.strata.slice(5).map(({ id, mode, counts }) => [id, mode, counts[0]])).toEqual([
      [restStratum, "self", [6, 0]],
      [restStratum, "asked", [3, 0]],
    ]);
  });

  it("lose no answer, and nothing changes with five or fewer", () => {
    const sizes = fc.dictionary(fc.constantFrom(..."abcdefgh"), fc.nat(50), { minKeys: 1 });
    forAll([fc.array(sizes, { minLength: 1, maxLength: 4 })], (all) => {
      const units = all.map((one, at) => unit(String(at), one));
      const total = (of: readonly PlanUnit[]) =>
        of.flatMap(({ strata }) => strata.flatMap(({ counts }) => counts.flat())).reduce((a, b) => a + b, 0);
      expect(total(poolStrata(units, [0]))).toBe(total(units));
    });
    forAll([anyPlan], ({ registration, units }) => {
      expect(poolStrata(units, registration.baseline)).toEqual(units);
    });
  });

  it("are judged like any others", () => {
    const { registration, units } = makePlan({ strata: ["a", "b", "c", "d", "e", "f", "g"], answers: 12 });
    const judged = judgePlan(registration, poolStrata(units, registration.baseline));
    expect(judged.effect?.observedChange).toBeCloseTo(judgePlan(registration, units).effect?.observedChange ?? 0, 9);
  });

  it("have the periods that are asked about", () => {
    expect(() => poolStrata([unit("a", { p: 1 })], [5])).toThrow(RangeError("Stratum p has no period 5"));
  });
});
