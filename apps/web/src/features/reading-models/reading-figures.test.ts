import { expect, it } from "vitest";
import { type Compared, neutralShare, shareDomain } from "./reading-figures.ts";

it("counts as neutral what is nearer to 0 than the band, and knows nothing without comments", () => {
  const distances = [4, 3, 2, 1];
  expect([0, 1, 3].map((band) => neutralShare(distances, band))).toEqual([0, 0.4, 0.9]);
  expect(neutralShare([0, 0], 1)).toBeNull();
});

it("draws shares from below the lowest of them up to 1", () => {
  const share = (value: number, low: number) => ({
    ...{ value, n: 100 },
    interval: { level: 0.95, low, high: 1, method: "wilson" as const },
  });
  const compared = { own: share(0.92, 0.87), before: share(0.83, 0.78), change: share(0.09, 0.02) } satisfies Compared;
  expect(shareDomain([compared])).toEqual([0.8, 1]);
});
