import fc from "fast-check";
import type { LatticeCell } from "../lattice.ts";

/** Cells of one to three dimensions with two or three values each; small ones come often. */
export const latticeOf: fc.Arbitrary<LatticeCell[]> = fc
  .array(fc.integer({ min: 2, max: 3 }), { minLength: 1, maxLength: 3 })
  .chain((sizes) => {
    const places = sizes.reduce<string[][]>(
      (all, size) => all.flatMap((values) => Array.from({ length: size }, (_, index) => [...values, `v${index}`])),
      [[]],
    );
    const n = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 5, max: 60 }));
    return fc
      .array(n, { minLength: places.length, maxLength: places.length })
      .map((sizesOfCells) => places.map((values, index) => ({ values, n: sizesOfCells[index] ?? 1 })));
  });
