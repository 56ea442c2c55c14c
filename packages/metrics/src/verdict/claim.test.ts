import { describe, expect, it } from "vitest";
import { criticalT } from "../interval.ts";
import { claimOf, intervalOf } from "./claim.ts";
import type { Effect } from "./effect.ts";

describe("what may be claimed", () => {
  const steady = { units: 5, steadyUnits: 4, largestShare: 0.5 };

  it.each([
    [steady, 20, { claim: "effect", strength: "firm", level: 0.95 }],
    [steady, 19, { claim: "effect", strength: "limited", level: 0.99 }],
    [{ ...steady, steadyUnits: 3 }, 26, { claim: "effect", strength: "limited", level: 0.99 }],
    [{ ...steady, largestShare: 0.51 }, 26, { claim: "effect", strength: "limited", level: 0.99 }],
    [{ units: 0, steadyUnits: 0, largestShare: 0 }, 26, { claim: "change", strength: "limited", level: 0.99 }],
  ])("of %j with %i periods is %j", (shape, periods, claim) => {
    expect(claimOf(shape, periods)).toEqual(claim);
  });
});

describe("the interval", () => {
  const effect = { estimate: 4, se: 2, df: 18, second: null } as Effect;
  const t = criticalT(0.95, 18);

  it("is estimate ± t·SE, its upper end that of the fit that reaches higher", () => {
    expect(intervalOf(effect, 0.95)).toEqual([4 - 2 * t, 4 + 2 * t]);
    expect(intervalOf({ ...effect, second: { estimate: 9, se: 1 } }, 0.95)).toEqual([4 - 2 * t, 9 + t]);
    expect(intervalOf({ ...effect, second: { estimate: 3, se: 1 } }, 0.95)).toEqual([4 - 2 * t, 4 + 2 * t]);
  });

  it("spreads half of what may go wrong over all looks", () => {
    const [low, high] = intervalOf(effect, 0.95, 6);
    const wide = criticalT(1 - 0.05 / 12, 18);
    expect([low, high]).toEqual([expect.closeTo(4 - 2 * wide, 9), expect.closeTo(4 + 2 * wide, 9)]);
  });
});
