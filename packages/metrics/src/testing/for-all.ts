import fc from "fast-check";

/** A law: the check holds for all values that the arbitraries make. */
export function forAll<T extends [unknown, ...unknown[]]>(
  arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
  check: (...values: T) => unknown,
  { runs = 100 }: { runs?: number } = {},
): void {
  fc.assert(
    fc.property(fc.tuple<T>(...arbitraries), (values) => {
      check(...values);
    }),
    { numRuns: runs },
  );
}
