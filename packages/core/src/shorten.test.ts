import { describe, expect, it } from "vitest";
import { shorten, shortened } from "./shorten.ts";

describe("shorten", () => {
  it.each([
    ["ab😀", 4, "ab😀"],
    ["ab😀c", 4, "ab😀"],
    ["ab😀c", 3, "ab"],
    ["😀", 1, ""],
    ["满意", 1, "满"],
    ["abc", 2, "ab"],
  ])("keeps of %j at most %i units, and no half of a character", (text, most, kept) => {
    expect(shorten(text, most)).toBe(kept);
    expect(shorten(text, most).isWellFormed()).toBe(true);
  });

  it("marks what is left out", () => {
    expect(shortened("a😀b", 2)).toBe("a…");
    expect(shortened("a😀", 3)).toBe("a😀");
  });
});
