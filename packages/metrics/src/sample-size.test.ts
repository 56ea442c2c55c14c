import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  answersForChange,
  answersForMargin,
  answersForShares,
  detectableChange,
  finitePopulation,
  invitationsFor,
  typicalNpsVariance,
  worstNpsVariance,
} from "./sample-size.ts";

const variance = fc.double({ min: 0.05, max: 1, noNaN: true });
const margin = fc.double({ min: 0.01, max: 0.3, noNaN: true });

describe("planning a sample", () => {
  it("for ±5 points of NPS asks 984 people, 1,537 at worst", () => {
    expect(
      [typicalNpsVariance, worstNpsVariance].map((v) => Math.ceil(answersForMargin({ margin: 0.05, variance: v }))),
    ).toEqual([984, 1537]);
  });

  it("to see 5, 10 and 20 points with 80 % power asks 4,019, 1,005 and 252 a wave", () => {
    expect([0.05, 0.1, 0.2].map((delta) => Math.ceil(answersForChange({ delta, variances: [0.64, 0.64] })))).toEqual([
      4019, 1005, 252,
    ]);
  });

  it("for two shares agrees with R", () => {
    // R manual, ?power.prop.test: power.prop.test(p1 = .50, p2 = .75, power = .90) gives n = 76.7.
    expect(answersForShares({ shares: [0.5, 0.75], power: 0.9 })).toBeCloseTo(76.7, 1);
    expect(answersForShares({ shares: [0.75, 0.5], power: 0.9 })).toBeCloseTo(76.7, 1);
  });

  it("asks four times as many for half the margin, and for half the change", () => {
    forAll([margin, variance, variance], (m, v, w) => {
      expect(answersForMargin({ margin: m / 2, variance: v })).toBeCloseTo(
        4 * answersForMargin({ margin: m, variance: v }),
        4,
      );
      expect(answersForChange({ delta: m / 2, variances: [v, w] })).toBeCloseTo(
        4 * answersForChange({ delta: m, variances: [v, w] }),
        4,
      );
    });
  });

  it("and what it can see go together: the detectable change of the planned waves is the change planned for", () => {
    forAll([margin, variance, variance, fc.double({ min: 0.55, max: 0.99, noNaN: true })], (delta, v, w, power) => {
      const n = answersForChange({ delta, variances: [v, w], power });
      expect(detectableChange({ sizes: [n, n], variances: [v, w], power })).toBeCloseTo(delta, 9);
    });
  });

  it("asks no more than there are, and nearly as many of a crowd", () => {
    forAll([fc.double({ min: 1, max: 1e5, noNaN: true }), fc.integer({ min: 1, max: 1e6 })], (answers, population) => {
      expect(finitePopulation(answers, population)).toBeLessThanOrEqual(Math.min(answers, population) + 1);
      expect(finitePopulation(answers, 1e15)).toBeCloseTo(answers, 4);
    });
  });

  it("invites enough for the answers", () => {
    forAll([fc.integer({ min: 1, max: 1e5 }), fc.double({ min: 0.01, max: 1, noNaN: true })], (answers, rate) => {
      const invited = invitationsFor(answers, rate);
      expect(invited * rate).toBeGreaterThanOrEqual(answers - 1e-6);
      expect((invited - 1) * rate).toBeLessThan(answers + 1e-6);
    });
  });

  it("refuses what cannot be planned for, by name", () => {
    expect(() => answersForMargin({ margin: 0, variance: 1 })).toThrow(RangeError("A margin is above 0, not 0"));
    expect(() => answersForChange({ delta: 0, variances: [1, 1] })).toThrow(
      RangeError("No number of answers shows a change of 0"),
    );
    expect(() => answersForShares({ shares: [0.5, 0.5] })).toThrow(
      RangeError("Two shares of 0.5 cannot be told apart"),
    );
    expect(() => invitationsFor(10, 0)).toThrow(RangeError("A response rate lies above 0 and up to 1, not 0"));
    expect(() => answersForChange({ delta: 0.1, variances: [1, 1], power: 1 })).toThrow("power");
    expect(() => detectableChange({ sizes: [0, 10], variances: [1, 1] })).toThrow("n of a wave");
    expect(() => finitePopulation(10, 0)).toThrow("population");
  });
});
