import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { criticalT, criticalZ, intervalAround } from "./interval.ts";

describe("critical values", () => {
  it("are those of every table", () => {
    expect(criticalZ(0.9)).toBeCloseTo(1.6448536, 7);
    expect(criticalZ(0.99)).toBeCloseTo(2.5758293, 7);
    // NIST/SEMATECH e-Handbook 1.3.6.7.2: t of .975 with 10 degrees of freedom.
    expect(criticalT(0.95, 10)).toBeCloseTo(2.228, 3);
  });

  it("rise with the level; t lies above z and falls with its degrees of freedom", () => {
    const level = fc.double({ min: 0.05, max: 0.99, noNaN: true });
    forAll([level, fc.double({ min: 1, max: 500, noNaN: true })], (one, df) => {
      expect(criticalZ(one + 0.005)).toBeGreaterThan(criticalZ(one));
      expect(criticalT(one, df)).toBeGreaterThan(criticalZ(one));
      expect(criticalT(one, df + 1)).toBeLessThan(criticalT(one, df));
    });
  });

  it.each([0, 1, 1.5, -0.95, 95, Number.NaN])("do not exist for the level %s", (level) => {
    const message = `The level of an interval lies between 0 and 1, not ${level}`;
    expect(() => criticalZ(level)).toThrow(RangeError(message));
    expect(() => criticalT(level, 5)).toThrow(RangeError(message));
  });
});

describe("an interval around a value", () => {
  it("stays inside its bounds and says how it was made", () => {
    const options = { level: 0.95, method: "wald" as const };
    expect(intervalAround(90, 20, { ...options, bounds: [-100, 100] })).toEqual({
      level: 0.95,
      method: "wald",
      low: 70,
      high: 100,
    });
    expect(intervalAround(90, 20, options).high).toBe(110);
  });
});
