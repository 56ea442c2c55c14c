import fc from "fast-check";

/** Cases of an outcome and one to five items, answered on 1–5, which go together more or less. */
export const answersOf: fc.Arbitrary<number[][]> = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 4 }))
  .chain(([items, halo]) =>
    fc.array(
      fc
        .tuple(
          fc.integer({ min: 1, max: 5 }),
          fc.array(fc.integer({ min: 1, max: 5 }), { minLength: items + 1, maxLength: items + 1 }),
        )
        .map(([mood, own]) => own.map((answer) => (halo * mood + (5 - halo) * answer) / 5)),
      { minLength: 12, maxLength: 60 },
    ),
  );
