import { describe, expect, test } from "vitest";
import { assertColourReads, assertDraftSeen, contrastOf, surveyCan } from "./rules.ts";

describe("what can be done with a survey", () => {
  test.each([
    ["draft", []],
    ["open", ["pause", "close"]],
    ["paused", ["resume", "close"]],
    ["closed", ["reopen"]],
  ] as const)("%s", (state, moves) => {
    const all = ["pause", "resume", "close", "reopen"] as const;
    expect(all.filter((move) => surveyCan(move, { state }))).toEqual(moves);
  });

  test("is done with the draft that was looked at", () => {
    expect(() => assertDraftSeen({ key: "shop", draftEdit: 3 }, 3)).not.toThrow();
    expect(() => assertDraftSeen({ key: "shop", draftEdit: 4 }, 3)).toThrow("Somebody saved version 4");
  });
});

describe("a colour", () => {
  // Values of the WCAG 2.2 definition, as WebAIM's contrast checker prints them.
  test.each([
    ["#000000", 21],
    ["#ffffff", 1],
    ["#767676", 4.54],
    ["#777777", 4.48],
    ["#0000ff", 8.59],
    ["#ff0000", 4],
  ])("%s stands from white by %s", (colour, contrast) => {
    expect(contrastOf(colour, "#ffffff")).toBeCloseTo(contrast, 2);
    expect(contrastOf("#ffffff", colour)).toBeCloseTo(contrast, 2);
  });

  test("is taken when words on it can be read", () => {
    expect(() => assertColourReads("#767676")).not.toThrow();
    expect(() => assertColourReads("#777777")).toThrow("the contrast is 4.4 and must be 4.5 at least");
  });
});
