import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cell, codeShare, differenceReveals, releasableTotal, suppressCells } from "./suppression.ts";
import { attacker } from "./testing/rational-solver.ts";
import { sum } from "./vector.ts";

const threshold = fc.integer({ min: 3, max: 12 });
const cells: fc.Arbitrary<Cell[]> = fc
  .array(fc.nat(30), { maxLength: 9 })
  .map((sizes) => sizes.map((n, index) => ({ id: `c${index}`, n })));

describe("suppression under one parent", () => {
  it("hides every cell below k, and nothing where none is", () => {
    forAll([cells, threshold], (all, k) => {
      const hidden = suppressCells(all, k);
      const small = all.filter(({ n }) => n < k).map(({ id }) => id);
      expect(hidden.filter(({ reason }) => reason === "tooFew").map(({ id }) => id)).toEqual(small);
      if (small.length === 0) expect(hidden).toEqual([]);
      expect(new Set(hidden.map(({ id }) => id)).size).toBe(hidden.length);
    });
  });

  it("leaves at least two hidden, with k answers between them, or everything hidden", () => {
    forAll([cells, threshold], (all, k) => {
      const hidden = new Set(suppressCells(all, k).map(({ id }) => id));
      if (hidden.size === 0 || hidden.size === all.length) return;
      expect(hidden.size).toBeGreaterThanOrEqual(2);
      expect(sum(all.filter(({ id }) => hidden.has(id)).map(({ n }) => n))).toBeGreaterThanOrEqual(k);
    });
  });

  it("hides no more than it must: one complementary cell fewer would not do", () => {
    forAll([cells, threshold], (all, k) => {
      const hidden = suppressCells(all, k);
      if (hidden.at(-1)?.reason !== "complementary") return;
      const before = hidden.slice(0, -1).map(({ id }) => all.find((cell) => cell.id === id)?.n ?? 0);
      expect(before.length < 2 || sum(before) < k).toBe(true);
    });
  });

  it("gives no small cell away to somebody who sees parent and visible cells and can subtract", () => {
    forAll([cells.filter((all) => all.length > 1), threshold], (all, k) => {
      const hidden = new Set(suppressCells(all, k).map(({ id }) => id));
      const places = all.map((_, index) => index);
      const released = [places, ...places.filter((place) => !hidden.has(all[place]?.id ?? "")).map((place) => [place])];
      const knows = attacker(all.length, released);
      for (const [place, { n }] of all.entries()) if (n < k) expect(knows([place])).toBe(false);
    });
  });

  it.each([0, -1, Number.NaN])("refuses the threshold %s", (k) => {
    expect(() => suppressCells([], k)).toThrow(RangeError(`An anonymity threshold is at least 1, not ${k}`));
  });
});

describe("differencing", () => {
  it("is denied exactly where 1 to k − 1 answers lie between two releases", () => {
    forAll([fc.nat(60), fc.nat(60), threshold], (part, between, k) =>
      expect(differenceReveals({ whole: part + between, part }, k)).toBe(between > 0 && between < k),
    );
  });

  it("over days: released totals never differ by fewer than k, nor fall behind by k", () => {
    forAll([fc.array(fc.nat(9), { maxLength: 40 }), threshold], (arrivals, k) => {
      let [now, released] = [0, 0];
      for (const arrived of arrivals) {
        now += arrived;
        const next = releasableTotal({ released, now }, k);
        expect(differenceReveals({ whole: next, part: released }, k)).toBe(false);
        released = next;
        expect(now - released).toBeLessThan(k);
      }
    });
  });
});

describe("a share of people who know each other", () => {
  it("is coded at the ends, where it would speak for every single one", () => {
    forAll([fc.double({ min: 0, max: 1, noNaN: true })], (share) => {
      const coded = codeShare(share);
      expect(coded.share >= 0.05 && coded.share <= 0.95).toBe(true);
      expect(coded.bound === "exact").toBe(share === coded.share);
    });
    expect([codeShare(0), codeShare(1)]).toEqual([
      { share: 0.05, bound: "atMost" },
      { share: 0.95, bound: "atLeast" },
    ]);
  });
});
