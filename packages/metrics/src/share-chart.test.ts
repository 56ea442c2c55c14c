import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "./random.ts";
import { overDispersion, shareChart } from "./share-chart.ts";
import { sum } from "./vector.ts";

const period = fc
  .integer({ min: 0, max: 500 })
  .chain((n) => fc.record({ n: fc.constant(n), x: fc.integer({ min: 0, max: n }) }));
const periods = fc.array(period, { minLength: 2, maxLength: 20 });

describe("the p-chart", () => {
  it("has z that balance out when they are weighted by √n", () => {
    forAll([periods], (all) => {
      const [n, x] = [all.map((one) => one.n), all.map((one) => one.x)];
      const chart = shareChart(n, x);
      if (!chart) return expect([0, sum(n)]).toContain(sum(x));
      expect(sum(chart.z.map((z, index) => (z ?? 0) * Math.sqrt(n[index] ?? 0)))).toBeCloseTo(0, 6);
    });
  });

  it("says nothing of a period without answers, and the same of the others", () => {
    forAll([periods], (all) => {
      const chart = (list: typeof all) =>
        shareChart(
          list.map(({ n }) => n),
          list.map(({ x }) => x),
        );
      const [withEmpty, without] = [chart([...all, { n: 0, x: 0 }]), chart(all)];
      expect(withEmpty?.z.at(-1) ?? null).toBeNull();
      expect(withEmpty?.limits.at(-1) ?? null).toBeNull();
      expect(withEmpty?.z.slice(0, -1)).toEqual(without?.z);
      expect(withEmpty?.overDispersion).toEqual(without?.overDispersion);
      expect([withEmpty?.overDispersion, ...(withEmpty?.z ?? [])]).not.toContain(Number.NaN);
    });
  });

  it("is widened by σ_z about 1 where only sampling moves it, and by more where the share itself does", () => {
    const random = seededRandom(11);
    const draw = (n: number, p: number) => Array.from({ length: n }, random).filter((chance) => chance < p).length;
    const n = Array.from({ length: 200 }, () => 400);
    expect(
      shareChart(
        n,
        n.map((size) => draw(size, 0.4)),
      )?.overDispersion,
    ).toBeCloseTo(1, 0);
    expect(
      shareChart(
        n,
        n.map((size, index) => draw(size, index % 2 ? 0.3 : 0.5)),
      )?.overDispersion,
    ).toBeGreaterThan(4);
  });

  it("is null where all agree or nobody answered", () => {
    expect([shareChart([], []), shareChart([0], [0]), shareChart([5, 5], [0, 0]), shareChart([5, 5], [5, 5])]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect([overDispersion([]), overDispersion([1])]).toEqual([null, null]);
  });

  it("refuses shares that are none", () => {
    expect(() => shareChart([5], [6])).toThrow("A share is 0 to n of n answers, not 6 of 5");
    expect(() => shareChart([5], [-1])).toThrow("not -1 of 5");
    expect(() => shareChart([5, 5], [1])).toThrow("2 sizes do not go with 1 counts");
  });
});
