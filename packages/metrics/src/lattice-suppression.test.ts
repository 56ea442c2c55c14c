import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { latticeNodes } from "./lattice.ts";
import { suppressLattice } from "./lattice-suppression.ts";
import { latticeOf } from "./testing/lattices.ts";
import { attacker } from "./testing/rational-solver.ts";

const k = fc.integer({ min: 3, max: 8 });

describe("the release of a lattice", () => {
  it("gives no group below k away to somebody who sees everything released and can add and subtract", () => {
    forAll(
      [latticeOf, k],
      (cells, threshold) => {
        const { visible } = suppressLattice(cells, threshold);
        const knows = attacker(
          cells.length,
          visible.map((node) => node.cells),
        );
        for (const node of latticeNodes(cells))
          if (node.n < threshold) expect(knows(node.cells), JSON.stringify(node)).toBe(false);
      },
      { runs: 150 },
    );
  });

  it("shows or hides each group, and no group below k", () => {
    forAll([latticeOf, k], (cells, threshold) => {
      const { visible, hidden } = suppressLattice(cells, threshold);
      expect(visible.length + hidden.length).toBe(latticeNodes(cells).length);
      for (const { n } of visible) expect(n).toBeGreaterThanOrEqual(threshold);
    });
  });

  it("hides nothing where every cell has k answers", () => {
    forAll([latticeOf], (cells) => {
      const large = cells.map(({ values, n }) => ({ values, n: n + 5 }));
      expect(suppressLattice(large, 5).hidden).toEqual([]);
    });
  });

  it("hides a second cell on both lines of a small one, in a table of two dimensions", () => {
    const n = [
      [3, 20, 30],
      [25, 40, 22],
      [31, 28, 35],
    ];
    const cells = n.flatMap((row, r) => row.map((count, c) => ({ values: [`r${r}`, `c${c}`], n: count })));
    const hidden = suppressLattice(cells, 5).hidden.filter(({ values }) => values.every((value) => value !== null));
    expect(hidden.length).toBeGreaterThanOrEqual(4);
    for (const dimension of [0, 1]) {
      const places = hidden.map(({ values }) => values[dimension]);
      for (const place of places) expect(places.filter((one) => one === place).length).toBeGreaterThanOrEqual(2);
    }
  });
});
