import { expect, it } from "vitest";
import { familyShares } from "./watch.ts";

it("the families share the whole budget", () => {
  expect(Object.values(familyShares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
});
