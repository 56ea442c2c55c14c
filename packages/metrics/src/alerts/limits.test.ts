import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { expect, it } from "vitest";
import { alarmLimits, alarmRate } from "./limits.ts";

const weekly = { slowWeeks: 1, fastWeeks: 1 };

it("a larger budget, fewer series and longer points all lower the limits", () => {
  forAll([fc.double({ min: 1e-6, max: 0.01, noNaN: true }), fc.integer({ min: 2, max: 8 })], (rate, weeks) => {
    const [once, more] = [alarmLimits(rate, weekly), alarmLimits(rate * 2, weekly)];
    const longer = alarmLimits(rate, { slowWeeks: weeks, fastWeeks: weeks });
    for (const name of ["slowHarm", "slowGain", "fastHarm", "fastGain"] as const) {
      expect(more[name]).toBeLessThan(once[name]);
      expect(longer[name]).toBeLessThan(once[name]);
    }
    expect(once.slowHarm).toBeLessThan(once.slowGain);
    expect(once.fastHarm).toBeLessThan(once.fastGain);
  });
});

it("an alarm that may come at any time has a limit of 0, never below", () => {
  expect(alarmLimits(10, weekly)).toEqual({ slowHarm: 0, slowGain: 0, fastHarm: -0, fastGain: -0 });
});

it("nothing is shared among nobody", () => {
  expect(() => alarmRate({ budget: 1, share: 0.2, seriesCount: 0 })).toThrow("among 0");
  expect(() => alarmRate({ budget: 0, share: 0.2, seriesCount: 3 })).toThrow("not 0");
});
