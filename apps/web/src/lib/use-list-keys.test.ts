import { describe, expect, it } from "vitest";
import { nextInList } from "./use-list-keys.ts";

describe("nextInList", () => {
  it("goes on with j and back with k", () => {
    expect(nextInList("j", 0, 3)).toBe(1);
    expect(nextInList("k", 2, 3)).toBe(1);
    expect(nextInList("ArrowDown", 0, 3)).toBe(1);
    expect(nextInList("ArrowUp", 2, 3)).toBe(1);
  });

  it("begins at the first from nowhere, and never leaves the list", () => {
    expect(nextInList("j", null, 3)).toBe(0);
    expect(nextInList("j", 2, 3)).toBe(2);
    expect(nextInList("k", 0, 3)).toBe(0);
  });

  it("has nowhere to go in an empty list, and leaves other keys alone", () => {
    expect(nextInList("j", null, 0)).toBeNull();
    expect(nextInList("x", 1, 3)).toBeNull();
  });
});
