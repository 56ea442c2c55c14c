import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cholesky,
  invertPositive,
  type Matrix,
  multiply,
  solvePositive,
  symmetricEigen,
  transpose,
} from "./linear-algebra.ts";

const small = fc.double({ min: -3, max: 3, noNaN: true });
const square = fc
  .integer({ min: 1, max: 6 })
  .chain((size) =>
    fc.array(fc.array(small, { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
  );
/** MᵀM + I: symmetric, positive definite and far enough from singular. */
const positive = square.map((m) =>
  multiply(transpose(m), m).map((row, i) => row.map((value, j) => (i === j ? value + 1 : value))),
);
const close = (matrix: Matrix) => matrix.map((row) => row.map((value) => expect.closeTo(value, 7)));
const identity = (matrix: Matrix) => matrix.map((_, i) => matrix.map((__, j) => (i === j ? 1 : 0)));

describe("symmetric positive matrices", () => {
  it("agree with NumPy", () => {
    // NumPy 2.4.6: linalg.cholesky, inv and eigvalsh of [[4, 2, .6], [2, 5, 1], [.6, 1, 3]]
    const a = [
      [4, 2, 0.6],
      [2, 5, 1],
      [0.6, 1, 3],
    ];
    expect(cholesky(a)).toEqual(
      close([
        [2, 0, 0],
        [1, 2, 0],
        [0.3, 0.35, 1.6695807857064],
      ]),
    );
    expect(invertPositive(a)?.[0]).toEqual(
      [0.31390134529148, -0.12107623318386, -0.022421524663677].map((value) => expect.closeTo(value, 12)),
    );
    expect(symmetricEigen(a).values.toSorted((x, y) => x - y)).toEqual(
      [2.372468984808981, 2.7225082073229028, 6.905022807868114].map((value) => expect.closeTo(value, 12)),
    );
  });

  it("are the product of their Cholesky triangle and its transpose", () => {
    forAll([positive], (a) => {
      const lower = cholesky(a) ?? [];
      expect(multiply(lower, transpose(lower))).toEqual(close(a));
    });
  });

  it("times their inverse are the identity, and solve their equations", () => {
    forAll([positive], (a) => {
      expect(multiply(a, invertPositive(a) ?? [])).toEqual(close(identity(a)));
      const x = a.map((_, index) => index - 1);
      const b = multiply(
        a,
        x.map((value) => [value]),
      ).map(([value = Number.NaN]) => value);
      expect(solvePositive(a, b)).toEqual(x.map((value) => expect.closeTo(value, 7)));
    });
  });

  it("are put together again from eigenvalues and orthogonal vectors", () => {
    forAll([positive], (a) => {
      const { values, vectors } = symmetricEigen(a);
      expect(multiply(vectors, transpose(vectors))).toEqual(close(identity(a)));
      const scaled = vectors.map((vector, k) => vector.map((value) => value * (values[k] ?? 0)));
      expect(multiply(transpose(vectors), scaled)).toEqual(close(a));
    });
  });

  it("are told from those that are not positive definite", () => {
    expect(
      cholesky([
        [1, 2],
        [2, 1],
      ]),
    ).toBeNull();
    expect(
      solvePositive(
        [
          [1, 1],
          [1, 1],
        ],
        [1, 1],
      ),
    ).toBeNull();
    expect(invertPositive([[0]])).toBeNull();
    expect(transpose([])).toEqual([]);
  });
});
