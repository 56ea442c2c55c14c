import { expect, test } from "vitest";
import { asksTwice } from "./asks-twice.ts";

test("a provider asked twice where it says so, or where it is known to", () => {
  const unknown = { hasSecondStep: false };
  expect([["pwd"], [], undefined, "mfa", [1]].map((amr) => asksTwice(unknown, { amr }))).not.toContain(true);
  expect([["pwd", "otp"], ["mfa"], ["hwk"]].map((amr) => asksTwice(unknown, { amr }))).not.toContain(false);
  expect(asksTwice({ hasSecondStep: true }, {})).toBe(true);
});
