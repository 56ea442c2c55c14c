import type { DriverCorrelations } from "./correlation.ts";
import { invertPositive, multiply, solvePositive, symmetricEigen, transpose } from "./linear-algebra.ts";
import { dot, entryAt, sum } from "./vector.ts";

/** Above this number of drivers all subsets are too many, and Johnson's weights take over. */
export const mostShapleyDrivers = 12;

export type DriverImportance = {
  readonly r2: number;
  /** Coefficients of the regression on standardised drivers. */
  readonly standardisedBeta: readonly number[];
  /** Shares of R² that each driver adds on average over all orders; `null` above twelve drivers. */
  readonly lmg: readonly number[] | null;
  readonly relativeWeights: readonly number[];
};

/**
 * How much of an outcome's R² goes with each driver: by LMG (Shapley values) and by Johnson's relative weights, both of which add up to R². It is association,
 * not effect. The sign comes from the simple correlation. `null` when the correlations are not positive definite: see `ridged`.
 * Source: Lindeman, Merenda & Gold 1980; Grömping 2006, JSS 17(1); Johnson 2000, MBR 35(1).
 * @example
 * driverImportance({ rxx: [[1, 0], [0, 1]], rxy: [0.5, 0.25] })?.r2; // => 0.3125
 */
export function driverImportance(correlations: DriverCorrelations): DriverImportance | null {
  const { rxx, rxy } = correlations;
  const standardisedBeta = solvePositive(rxx, rxy);
  if (!standardisedBeta) return null;
  const lmg = rxy.length <= mostShapleyDrivers ? shapleyShares(correlations) : null;
  return { r2: dot(standardisedBeta, rxy), standardisedBeta, lmg, relativeWeights: relativeWeights(correlations) };
}

/** The mean gain in R² of each driver over all orders of entry, from the R² of all subsets. */
function shapleyShares({ rxx, rxy }: DriverCorrelations): number[] {
  const k = rxy.length;
  const members = (subset: number) => rxy.flatMap((_, driver) => ((subset >> driver) & 1 ? [driver] : []));
  const r2 = Array.from({ length: 2 ** k }, (_, subset) => {
    const inside = members(subset);
    const r = inside.map((i) => entryAt(rxy, i));
    const beta = solvePositive(
      inside.map((i) => inside.map((j) => entryAt(entryAt(rxx, i), j))),
      r,
    );
    return beta ? dot(beta, r) : 0;
  });
  const orderShare = shapleyWeights(k);
  return rxy.map((_, driver) =>
    sum(
      r2.map((value, subset) =>
        (subset >> driver) & 1
          ? 0
          : entryAt(orderShare, members(subset).length) * (entryAt(r2, subset | (1 << driver)) - value),
      ),
    ),
  );
}

/** The share of all orders in which exactly a given set of s drivers comes before one driver: s!(k − s − 1)!/k!. */
function shapleyWeights(k: number): number[] {
  const weights = [1 / k];
  for (let s = 0; s < k - 1; s += 1) weights.push((entryAt(weights, s) * (s + 1)) / (k - 1 - s));
  return weights;
}

/** Λ = R^½; ε = Λ²·(Λ⁻¹r)². */
function relativeWeights({ rxx, rxy }: DriverCorrelations): number[] {
  const { values, vectors } = symmetricEigen(rxx);
  const power = (exponent: number) =>
    multiply(
      transpose(vectors),
      vectors.map((vector, k) => vector.map((value) => value * entryAt(values, k) ** exponent)),
    );
  const squares = power(-0.5).map((row) => dot(row, rxy) ** 2);
  return power(0.5).map((row) =>
    dot(
      row.map((value) => value ** 2),
      squares,
    ),
  );
}

/**
 * Variance inflation of each driver: how far the others can stand in for it. `null` when they can do so wholly.
 * @example
 * varianceInflation({ rxx: [[1, 0.5], [0.5, 1]], rxy: [0, 0] })?.map((one) => one.toFixed(4)); // => ["1.3333", "1.3333"]
 */
export function varianceInflation({ rxx }: DriverCorrelations): number[] | null {
  return invertPositive(rxx)?.map((row, k) => entryAt(row, k)) ?? null;
}
