import { describe, expect, it } from "vitest";
import { analyseDrivers, type DriverAnalysis, type DriverCase } from "./driver-analysis.ts";
import { seededRandom } from "./random.ts";
import { sum } from "./vector.ts";

/** Answers of people whose outcome goes with their first item, somewhat with the second, not with the third. */
function people(count: number, { halo = 0, seed = 1 }: { halo?: number; seed?: number } = {}): DriverCase[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const mood = 5 * random();
    const [a = 0, b = 0, c = 0] = [1, 2, 3].map(() => halo * mood + (1 - halo) * 5 * random());
    return [2 * a + b + 3 * random(), a, b, c];
  });
}
const names = ["speed", "kindness", "parking"];
const enough = (analysis: DriverAnalysis | null) => {
  if (!analysis?.enough) throw new Error("an analysis was expected");
  return analysis;
};

describe("driver analysis", () => {
  it("orders the drivers as they were built, with shares that add up to R²", () => {
    const { drivers, r2, method, n, halo, ridge } = enough(analyseDrivers(names, people(400)));
    expect({ method, n, halo, ridge }).toEqual({ method: "lmg", n: 400, halo: false, ridge: false });
    expect(drivers.toSorted((x, y) => y.importance - x.importance).map(({ name }) => name)).toEqual(names);
    expect(sum(drivers.map(({ importance }) => importance))).toBeCloseTo(r2, 9);
    expect(drivers.every(({ inflation }) => inflation >= 1 && inflation < 1.1)).toBe(true);
  });

  it("keeps the sign of the simple correlation", () => {
    const turned = people(200).map(([y = null, a = 0, ...rest]) => [y, -(a ?? 0), ...rest]);
    expect(enough(analyseDrivers(names, turned)).drivers[0]?.correlation).toBeLessThan(-0.5);
  });

  it("asks for 100 complete cases, or 10 a driver", () => {
    expect(analyseDrivers(names, people(99))).toEqual({ enough: false, n: 99, needed: 100 });
    expect(analyseDrivers(names, people(100))).toMatchObject({ enough: true });
    const withGaps = people(150).map((row, index) => (index % 2 === 0 ? row : row.with(2, null)));
    expect(analyseDrivers(names, withGaps)).toEqual({ enough: false, n: 75, needed: 100 });
    const eleven = Array.from({ length: 11 }, (_, index) => `item ${index}`);
    expect(analyseDrivers(eleven, [])).toEqual({ enough: false, n: 0, needed: 110 });
  });

  it("says when a halo covers the items, and adds a ridge when they repeat each other", () => {
    expect(enough(analyseDrivers(names, people(300, { halo: 0.8 }))).halo).toBe(true);
    const twins = people(200).map(([y = 0, a = 0, b = 0]) => [y, a, b, a]);
    const { ridge, drivers } = enough(analyseDrivers(names, twins));
    expect(ridge).toBe(true);
    expect(drivers[0]?.importance).toBeCloseTo(drivers[2]?.importance ?? Number.NaN, 9);
  });

  it("has intervals around its shares when chances are given, the same for the same seed", () => {
    const cases = people(150);
    const run = () => enough(analyseDrivers(names, cases, { random: seededRandom(5), draws: 200 })).drivers;
    for (const { importance, interval } of run()) {
      expect(interval?.low).toBeLessThan(importance);
      expect(interval?.high).toBeGreaterThan(importance);
    }
    expect(run()).toEqual(run());
    expect(enough(analyseDrivers(names, cases)).drivers[0]?.interval).toBeNull();
  });

  it("uses Johnson's weights above twelve drivers", () => {
    const random = seededRandom(9);
    const many = Array.from({ length: 140 }, () => Array.from({ length: 14 }, random));
    const { method, drivers, r2 } = enough(
      analyseDrivers(
        Array.from({ length: 13 }, (_, index) => `item ${index}`),
        many,
      ),
    );
    expect(method).toBe("relativeWeights");
    expect(sum(drivers.map(({ importance }) => importance))).toBeCloseTo(r2, 8);
  });

  it("is null where a column does not vary, and refuses ragged cases", () => {
    expect(
      analyseDrivers(
        names,
        people(120).map((row) => row.with(1, 3)),
      ),
    ).toBeNull();
    expect(() => analyseDrivers(names, [[1, 2]])).toThrow(RangeError("A case has 4 values, not 2"));
  });
});
