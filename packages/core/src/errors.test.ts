import { expect, test } from "vitest";
import { DomainError, englishMessage } from "./errors.ts";

test("a value that is refused is named, and one that is empty is called so", () => {
  const expected = "text that is not empty";
  expect(englishMessage("invalid_value", { value: "x", expected })).toBe(
    `x is not accepted here. Accepted: ${expected}.`,
  );
  for (const value of ["", "  ", "\u3000"])
    expect(new DomainError("invalid_input", "invalid_value", { value, expected }).message).toBe(
      `This is empty, which is not accepted here. Accepted: ${expected}.`,
    );
});
