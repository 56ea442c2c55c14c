import { forAll } from "@heard/config/testing/for-all";
import { describe, expect, it } from "vitest";
import { type LatticeCell, latticeLines, latticeNodes, nodeKey } from "./lattice.ts";
import { latticeOf } from "./testing/lattices.ts";
import { sum } from "./vector.ts";

describe("a lattice", () => {
  it("sums each group from its cells, from the grand total down", () => {
    forAll([latticeOf], (cells) => {
      for (const { values, n, cells: places } of latticeNodes(cells)) {
        const own = cells.flatMap((cell, place) =>
          values.every((value, at) => value === null || value === cell.values[at]) ? [place] : [],
        );
        expect(places).toEqual(own);
        expect(n).toBe(sum(own.map((place) => cells[place]?.n ?? 0)));
      }
    });
  });

  it("has lines whose groups add up to their parent", () => {
    forAll([latticeOf], (cells) => {
      const nodes = latticeNodes(cells);
      for (const line of latticeLines(nodes)) {
        const [first, second] = line;
        const dimension =
          first?.values.findIndex((value, at) => value !== null && (second ? value !== second.values[at] : true)) ?? 0;
        const parents = nodes.filter(({ values }) =>
          values.every((value, at) => (at === dimension ? value === null : value === first?.values[at])),
        );
        if (second) expect(parents.map(({ n }) => n)).toEqual([sum(line.map(({ n }) => n))]);
      }
    });
  });

  it("names groups apart, whatever their values are called", () => {
    expect(nodeKey(["a", null])).not.toBe(nodeKey([null, "a"]));
    expect(nodeKey(["null"])).not.toBe(nodeKey([null]));
    expect(nodeKey(["a,b"])).not.toBe(nodeKey(["a", "b"]));
  });

  it("refuses four dimensions, ragged cells and a cell that comes twice", () => {
    const cell = (...values: string[]): LatticeCell => ({ values, n: 1 });
    expect(() => latticeNodes([cell("a", "b", "c", "d")])).toThrow("A lattice has at most 3 dimensions, not 4");
    expect(() => latticeNodes([cell("a", "b"), cell("a")])).toThrow("A cell has 2 values, not 1");
    expect(() => latticeNodes([cell("a", "b"), cell("a", "b")])).toThrow("The cell a · b comes twice");
    expect(latticeNodes([])).toEqual([]);
  });
});
