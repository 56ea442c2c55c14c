import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "./random.ts";
import { unitGains } from "./unit-gains.ts";
import { sum } from "./vector.ts";

const unit = fc.record({
  mean: fc.integer({ min: -100, max: 100 }),
  variance: fc.integer({ min: 1, max: 100 }),
  volume: fc.integer({ min: 10, max: 1000 }),
  fixability: fc.constantFrom(0.2, 0.4, 0.6, 0.8, 1),
});

describe("what the whole gains from a unit", () => {
  it("is what the whole rises by when the unit scores as the rest does", () => {
    forAll([fc.array(unit, { minLength: 2, maxLength: 12 })], (units) => {
      const fixable = units.map((one) => ({ ...one, fixability: 1 }));
      const all = sum(units.map(({ volume }) => volume));
      const whole = sum(units.map(({ mean, volume }) => mean * volume)) / all;
      for (const [at, found] of (unitGains(fixable) ?? []).entries()) {
        const others = units.filter((_, place) => place !== at);
        const rest = sum(others.map(({ mean, volume }) => mean * volume)) / sum(others.map(({ volume }) => volume));
        expect(found.gain).toBeCloseTo(rest - whole, 8);
      }
    });
  });

  it("keeps its place, whatever the order of the units", () => {
    forAll([fc.array(unit, { minLength: 2, maxLength: 8 })], (units) => {
      const turned = unitGains(units.toReversed())?.toReversed();
      for (const [at, found] of (unitGains(units) ?? []).entries()) {
        expect(turned?.[at]?.gain).toBeCloseTo(found.gain, 8);
        expect(found.rank.low).toBeLessThanOrEqual(found.rank.high);
      }
    });
  });

  it("ties a unit of one truth with all others in 19 of 20 cases, and ranks one that is truly worse first", () => {
    const random = seededRandom(59);
    const noise = () => Array.from({ length: 12 }, random).reduce((all, one) => all + one, -6);
    const draw = (worse: number) =>
      unitGains(
        Array.from({ length: 8 }, (_, at) => ({
          ...{ mean: 40 + 3 * noise() - (at === 0 ? worse : 0), variance: 9, volume: 200 + 20 * at, fixability: 0.6 },
        })),
      ) ?? [];
    const [rounds, units] = [400, 8];
    const ranks = Array.from({ length: rounds }, () => draw(0)).flatMap((found) => found.map(({ rank }) => rank));
    const tied = ranks.filter(({ low, high }) => low === 1 && high === units).length;
    expect(tied / (rounds * units)).toBeGreaterThan(0.95);
    expect(draw(40)[0]?.rank).toEqual({ low: 1, high: 1 });
  });

  it("is none of one unit, and refuses what no unit can be", () => {
    const one = { mean: 1, variance: 1, volume: 10, fixability: 1 };
    expect(unitGains([one])).toBeNull();
    expect(() => unitGains([one, { ...one, variance: 0 }])).toThrow("The variance of a unit lies above 0, not at 0");
    expect(() => unitGains([one, { ...one, fixability: 5 }])).toThrow(RangeError);
  });
});
