import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { determinedSets } from "./disclosure.ts";
import { attacker } from "./testing/rational-solver.ts";

const sets = (cells: number) => fc.array(fc.uniqueArray(fc.nat(cells - 1), { minLength: 1 }), { maxLength: 10 });
const world = fc.integer({ min: 1, max: 7 }).chain((cells) => fc.tuple(fc.constant(cells), sets(cells), sets(cells)));

describe("what released sums give away", () => {
  it("is what exact elimination in fractions finds", () => {
    forAll(
      [world],
      ([cells, released, asked]) => {
        const knows = attacker(cells, released);
        expect(determinedSets(cells, released, asked)).toEqual(asked.map((set) => knows(set)));
      },
      { runs: 300 },
    );
  });

  it("includes a cell that only three overlapping sums determine", () => {
    // (a + b) + (b + c) + (a + c) is twice all of them: no pair of releases gives a cell away, the three do.
    expect(
      determinedSets(
        3,
        [
          [0, 1],
          [1, 2],
        ],
        [[0], [1], [2]],
      ),
    ).toEqual([false, false, false]);
    expect(
      determinedSets(
        3,
        [
          [0, 1],
          [1, 2],
          [0, 2],
        ],
        [[0], [1], [2]],
      ),
    ).toEqual([true, true, true]);
  });

  it("is nothing of nothing", () => {
    expect(determinedSets(2, [], [[0], [0, 1]])).toEqual([false, false]);
    expect(determinedSets(2, [[0]], [])).toEqual([]);
  });
});
