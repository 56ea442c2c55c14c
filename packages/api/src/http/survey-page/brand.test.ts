import tokens from "@heard/ui/tokens" with { type: "json" };
import { describe, expect, test } from "vitest";
import { brandColours, contrast } from "./brand.ts";

test("contrast is that of WCAG", () => {
  expect(contrast("#ffffff", "#000000")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

describe("an organisation’s colour", () => {
  const colours = [
    "#852b5f",
    "#ffffff",
    "#000000",
    "#ffff00",
    "#00ff00",
    "#808080",
    "#0000ff",
    "#ff0000",
    "#fdfcfb",
    "#151213",
    "#7f7f00",
  ];

  test.each(colours)("%s is seen on the page and read on the button, in both themes", (colour) => {
    const brand = brandColours(colour);
    for (const theme of ["light", "dark"] as const) {
      expect(contrast(brand[theme].fill, tokens.page[theme])).toBeGreaterThanOrEqual(3);
      expect(contrast(brand[theme].fill, brand[theme].on)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("stays as it is where it can be seen", () => {
    expect(brandColours("#852b5f").light).toEqual({ fill: "#852b5f", on: "#ffffff" });
  });

  test("is the ink of the page where there is none", () => {
    expect(brandColours(null).dark).toEqual({ fill: tokens.ink.dark, on: tokens.page.dark });
  });

  test("that is none is refused by name", () => {
    expect(() => brandColours("red;}body{display:none")).toThrow("red;}body{display:none is not a colour");
  });
});
