import { expect, it } from "vitest";
import { publishedGap } from "./published-gap.ts";

it("is wider the fewer answers stand behind what was published", () => {
  const ours = { value: 0.6, variance: 0.24, n: 500 };
  const of = (n: number) => publishedGap(ours, { value: 0.55, n });
  expect(of(2000)?.value).toBeCloseTo(0.05, 12);
  expect(of(2000)?.interval.low).toBeGreaterThan(0);
  expect(of(60)?.interval.low).toBeLessThan(0);
  expect(of(1)).toBeNull();
});
