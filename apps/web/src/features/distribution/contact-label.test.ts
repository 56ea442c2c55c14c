import { expect, test } from "vitest";
import { contactLabel } from "./contact-label.ts";

const nothing = { name: null, key: null, email: null, phone: null };

test("somebody of whom a number is known and nothing else is called by it, and not erased", () => {
  expect(contactLabel({ ...nothing, phone: "+…" })).toBe("+…");
  expect(contactLabel({ ...nothing, phone: "+…", email: "a…@…" })).toBe("a…@…");
  expect(contactLabel({ ...nothing, key: "M-1", email: "a…@…" })).toBe("M-1");
});

test("of whom nothing is left has no name", () => {
  expect(contactLabel(nothing)).toBeNull();
  expect(contactLabel(null)).toBeNull();
});
