import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareSpread } from "./spread.ts";

const nps = (counts: number[]) => ({ scale: { min: 0, max: 10, direction: "higherIsBetter" as const }, counts });
const five = (counts: number[]) => ({ scale: { min: 1, max: 5, direction: "higherIsBetter" as const }, counts });

describe("the comparison of two spreads", () => {
  test("sees two worlds behind one NPS of 0", () => {
    const apart = nps([20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20]);
    const together = nps([0, 0, 0, 0, 0, 0, 0, 20, 20, 0, 0]);
    expect(compareSpread(apart, together, "nps")).toEqual({ shift: 1, p: expect.closeTo(0, 8) });
  });

  test("with four answers each, by Fisher's exact test", () => {
    const apart = nps([2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
    const together = nps([0, 0, 0, 0, 0, 0, 0, 2, 2, 0, 0]);
    // 4 of 4 against 0 of 4: 2 of the C(8, 4) = 70 tables.
    expect(compareSpread(apart, together, "nps")?.p).toBeCloseTo(2 / 70, 12);
  });

  test("sees two worlds behind one mean of 3", () => {
    expect(compareSpread(five([20, 0, 0, 0, 20]), five([0, 0, 40, 0, 0]), "mean")?.p).toBeLessThan(1e-6);
    expect(compareSpread(five([20, 0, 0, 0, 20]), five([0, 20, 0, 20, 0]), "mean")?.p).toBeLessThan(0.001);
  });

  test("does not mistake a higher score for another spread", () => {
    expect(compareSpread(five([0, 10, 20, 10, 0]), five([0, 0, 10, 20, 10]), "mean")?.p).toBeCloseTo(1, 10);
  });

  test("needs two answers a side and one ruler", () => {
    expect(compareSpread(five([1, 0, 0, 0, 0]), five([1, 2, 3, 4, 5]), "mean")).toBeNull();
    expect(() => compareSpread(five([1, 1, 1, 1, 1]), nps([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]), "mean")).toThrow(
      RangeError,
    );
  });

  test("claims no more than the people behind the answers, whose spread stays what it is", () => {
    for (const [method, a, b] of [
      ["mean", five([0, 40, 120, 40, 0]), five([0, 60, 80, 60, 0])],
      ["net", five([0, 20, 160, 20, 0]), five([0, 40, 120, 40, 0])],
    ] as const) {
      const every = compareSpread(a, b, method);
      const people = compareSpread(a, b, method, { effectiveN: { before: 40, after: 40 } });
      const alone = compareSpread(five(a.counts.map((n) => n / 5)), five(b.counts.map((n) => n / 5)), method);
      expect(people?.shift).toBe(every?.shift);
      expect(people?.p).toBeGreaterThan((every?.p ?? 1) * 5);
      expect(people?.p).toBeCloseTo(alone?.p ?? 0, 2);
    }
  });

  test("is symmetric, and nothing differs from itself", () => {
    const counts = fc.array(fc.nat(40), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(counts, counts, fc.constantFrom("mean" as const, "net" as const), (a, b, method) => {
        const forth = compareSpread(five(a), five(b), method);
        const back = compareSpread(five(b), five(a), method);
        expect(forth?.p).toEqual(back === null ? undefined : expect.closeTo(back.p, 9));
        const itself = compareSpread(five(a), five(a), method);
        if (itself) expect(itself).toEqual({ shift: 0, p: expect.closeTo(1, 9) });
      }),
    );
  });
});
