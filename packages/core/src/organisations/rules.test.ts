import { expect, test } from "vitest";
import { isNameTyped } from "./rules.ts";

test("a name is typed when its letters are, not only something like it", () => {
  expect(isNameTyped("  Haus  am See ", "Haus am See")).toBe(true);
  expect(isNameTyped("海街\u3000百货", "海街 百货")).toBe(true);
  expect(isNameTyped("haus am see", "Haus am See")).toBe(false);
  expect(isNameTyped("", "Haus am See")).toBe(false);
});
