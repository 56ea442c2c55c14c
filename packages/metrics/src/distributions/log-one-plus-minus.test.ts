import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { expect, it } from "vitest";
import { logOnePlusMinus } from "./log-one-plus-minus.ts";

it("is −u²/2 + u³/3 near 0, where the plain difference has lost its digits", () => {
  forAll([fc.double({ min: -1e-5, max: 1e-5, noNaN: true }).filter((u) => Math.abs(u) > 1e-150)], (u) =>
    expect(logOnePlusMinus(u) / (-u * u * (1 / 2 - u / 3 + (u * u) / 4))).toBeCloseTo(1, 13),
  );
});

it("is ln(1 + u) − u elsewhere, across the change of method", () => {
  forAll([fc.double({ min: -0.99, max: 10, noNaN: true })], (u) =>
    expect(logOnePlusMinus(u)).toBeCloseTo(Math.log1p(u) - u, 13),
  );
  expect(logOnePlusMinus(0)).toBeCloseTo(0, 20);
});
