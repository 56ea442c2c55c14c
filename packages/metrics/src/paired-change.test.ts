import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PairedNpsTable, pairedNpsChange } from "./paired-change.ts";
import { netPoints } from "./trinomial.ts";

const row = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30));
const panel: fc.Arbitrary<PairedNpsTable> = fc.tuple(row, row, row);
const total = (table: PairedNpsTable) => table.flat().reduce((sum, count) => sum + count, 0);
const wave = (table: PairedNpsTable, group: (place: number) => readonly number[]) => {
  const [down = 0, , up = 0] = [0, 1, 2].map((place) => group(place).reduce((sum, count) => sum + count, 0));
  return netPoints({ up, down, n: total(table) });
};
const many = panel.filter((table) => total(table) > 1);

describe("the change of a panel", () => {
  it("is the difference of the two scores of its waves", () => {
    forAll([many], (table) => {
      const before = wave(table, (place) => table[place] ?? []);
      const after = wave(table, (place) => table.map((one) => one[place] ?? 0));
      expect(pairedNpsChange(table)?.value).toBeCloseTo(after - before, 9);
    });
  });

  it("is the t test of the differences", () => {
    // SciPy 1.17.1: d = repeat([0, 100, 200, -100, 0, 100, -200, -100, 0], [10, 5, 5, 2, 20, 8, 1, 4, 45]); ttest_1samp(d, 0)
    const found = pairedNpsChange([
      [10, 5, 5],
      [2, 20, 8],
      [1, 4, 45],
    ]);
    expect(found).toMatchObject({ value: 15, n: 100 });
    expect(found?.p).toBeCloseTo(0.0213990175259, 8);
    expect([found?.interval.low, found?.interval.high]).toEqual([
      expect.closeTo(2.269795953, 6),
      expect.closeTo(27.730204047, 6),
    ]);
  });

  it("turns its sign when the waves are exchanged", () => {
    forAll([many], (table) => {
      const [a, b, c] = [0, 1, 2].map((place) => table.map((one) => one[place] ?? 0)) as unknown as [
        PairedNpsTable[0],
        PairedNpsTable[0],
        PairedNpsTable[0],
      ];
      const [there, back] = [pairedNpsChange(table), pairedNpsChange([a, b, c])];
      expect(back?.value).toBeCloseTo(-(there?.value ?? Number.NaN), 9);
      expect(back?.p).toBeCloseTo(there?.p ?? Number.NaN, 9);
    });
  });

  it("keeps a value and a width where all moved alike, and never a NaN", () => {
    const still = pairedNpsChange([
      [5, 0, 0],
      [0, 5, 0],
      [0, 0, 5],
    ]);
    expect(still).toMatchObject({ value: 0, n: 15, p: 1 });
    expect(still?.interval.high).toBeGreaterThan(0);
    forAll([many], (table) => expect(Object.values(pairedNpsChange(table) ?? {})).not.toContain(Number.NaN));
  });

  it("needs two people, and whole counts", () => {
    expect(
      pairedNpsChange([
        [0, 0, 0],
        [0, 1, 0],
        [0, 0, 0],
      ]),
    ).toBeNull();
    expect(
      pairedNpsChange([
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ]),
    ).toBeNull();
    expect(() =>
      pairedNpsChange([
        [0, 0, 0],
        [0, -1, 0],
        [0, 0, 3],
      ]),
    ).toThrow("A count is a whole number from 0 up, not -1");
  });
});
