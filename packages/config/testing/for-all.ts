import fc from "fast-check";

/**
 * A law: the check holds for all values that the arbitraries make. The same values every time, so that a run says the same today and tomorrow;
 * LAWS_SEED=… looks elsewhere.
 */
export function forAll<T extends [unknown, ...unknown[]]>(
  arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
  check: (...values: T) => unknown,
  { runs = 100 }: { runs?: number } = {},
): void {
  fc.assert(
    fc.property(fc.tuple<T>(...arbitraries), (values) => {
      check(...values);
    }),
    { numRuns: runs, seed: Number(process.env.LAWS_SEED ?? 1) },
  );
}
