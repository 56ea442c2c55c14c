import { describe, expect, it } from "vitest";
import { niceDomain, percentOf, pixelOf, spreadIndexes, ticksOf } from "./geometry.ts";

describe("percentOf and pixelOf", () => {
  it("put the ends of the domain at the ends of the plot", () => {
    expect(percentOf(50, [50, 100])).toBe(0);
    expect(percentOf(100, [50, 100])).toBe(100);
    expect(pixelOf(100, [50, 100], 200)).toBe(0);
    expect(pixelOf(50, [50, 100], 200)).toBe(200);
  });

  it("put everything in the middle of a domain without width", () => {
    expect(percentOf(7, [7, 7])).toBe(50);
  });
});

describe("niceDomain", () => {
  it("has round ends that hold every value", () => {
    expect(niceDomain([59.4, 90.5, 54.4, null, 97.8], [0, 100])).toEqual([50, 100]);
  });

  it("never leaves what the metric can be", () => {
    expect(niceDomain([97, 99.9], [0, 100])?.[1]).toBe(100);
    expect(niceDomain([-100, 100], [-100, 100])).toEqual([-100, 100]);
  });

  it("widens around a single value instead of dividing by zero", () => {
    const domain = niceDomain([80], [0, 100]);
    expect(domain?.[0]).toBeLessThan(80);
    expect(domain?.[1]).toBeGreaterThan(80);
  });

  it("is null when there is nothing to show", () => {
    expect(niceDomain([null, null], [0, 100])).toBeNull();
    expect(niceDomain([], [0, 100])).toBeNull();
  });
});

describe("spreadIndexes", () => {
  it("keeps the first and about as many as wanted", () => {
    expect(spreadIndexes(26, 7)).toEqual([0, 4, 8, 12, 16, 20, 24]);
    expect(spreadIndexes(3, 7)).toEqual([0, 1, 2]);
    expect(spreadIndexes(0, 7)).toEqual([]);
  });
});

describe("ticksOf", () => {
  it("stays inside the domain", () => {
    for (const tick of ticksOf([-20, 60])) expect(tick >= -20 && tick <= 60).toBe(true);
  });

  it("never gives more than fit beside each other", () => {
    expect(ticksOf([55, 90])).toEqual([60, 70, 80, 90]);
    expect(ticksOf([40, 100])).toEqual([40, 60, 80, 100]);
    expect(ticksOf([-100, 100])).toEqual([-100, -50, 0, 50, 100]);
  });

  it("gives a curve more than two lines to be read by", () => {
    expect(ticksOf([-20, 80])).toEqual([0, 25, 50, 75]);
    expect(ticksOf([0.4, 1])).toEqual([0.4, 0.6, 0.8, 1]);
  });
});
