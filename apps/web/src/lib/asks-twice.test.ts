import { expect, test } from "vitest";
import { asksTwice } from "./asks-twice.ts";

test("a provider asked twice where it says so, or where it is known to", () => {
  const unknown = { hasSecondStep: false };
  expect(
    [["pwd"], ["otp"], ["sms", "tel"], ["hwk"], ["fpt", "user"], [], undefined, "mfa", [1]].map((amr) =>
      asksTwice(unknown, { amr }),
    ),
  ).not.toContain(true);
  expect(
    [["pwd", "otp"], ["mfa"], ["mca"], ["hwk", "pin"], ["swk", "fpt"]].map((amr) => asksTwice(unknown, { amr })),
  ).not.toContain(false);
  expect(asksTwice({ hasSecondStep: true }, {})).toBe(true);
});
