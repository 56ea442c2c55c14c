import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import tokens from "./tokens.json" with { type: "json" };

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const declared = new Map(
  [...css.matchAll(/^ {2}--([a-z0-9-]+): light-dark\((oklch\([^)/]+\)), (oklch\([^)/]+\))\);$/gm)].map(
    ([, name = "", light = "", dark = ""]) => [name, { light, dark }],
  ),
);

describe("tokens.json, for mail and print", () => {
  it("names the colours of tokens.css, no more and no fewer", () => {
    expect([...declared.keys()].sort()).toEqual(Object.keys(tokens).sort());
  });

  it.each(Object.entries(tokens))("--%s is the sRGB value of its OKLCH", (name, { light, dark }) => {
    expect(distance(toRgb(declared.get(name)?.light ?? ""), fromHex(light))).toBeLessThanOrEqual(1);
    expect(distance(toRgb(declared.get(name)?.dark ?? ""), fromHex(dark))).toBeLessThanOrEqual(1);
  });
});

describe("contrast on the page", () => {
  const text = [
    "ink",
    "ink-2",
    "ink-3",
    "accent",
    "accent-hover",
    "promoter",
    "passive",
    "detractor",
    "danger",
  ] as const;
  it.each(text)("--%s can be read in both themes (4.5 : 1)", (name) => {
    for (const theme of ["light", "dark"] as const) {
      expect(contrast(tokens[name][theme], tokens.page[theme])).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(["control", "promoter-fill", "detractor-fill", "series-2"] as const)("--%s can be seen (3 : 1)", (name) => {
    for (const theme of ["light", "dark"] as const) {
      expect(contrast(tokens[name][theme], tokens.page[theme])).toBeGreaterThanOrEqual(3);
    }
  });

  it.each([
    ["promoter", "promoter-soft"],
    ["passive", "passive-soft"],
    ["detractor", "detractor-soft"],
    ["danger", "danger-soft"],
    ["accent", "accent-soft"],
    ["ink-3", "accent-soft"],
    ["ink", "mark"],
    ["on-accent", "accent"],
  ] as const)("--%s can be read on --%s", (name, ground) => {
    for (const theme of ["light", "dark"] as const) {
      expect(contrast(tokens[name][theme], tokens[ground][theme])).toBeGreaterThanOrEqual(4.5);
    }
  });
});

/** CSS Color 4, sections 9.2 and 10.2: OKLCH → OKLab → linear sRGB → sRGB, 0…255. */
function toRgb(oklch: string): number[] {
  const [l = 0, c = 0, h = 0] = oklch
    .replace(/oklch\(|\)/g, "")
    .split(" ")
    .map(Number);
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const [x, y, z] = [
    l + 0.3963377774 * a + 0.2158037573 * b,
    l - 0.1055613458 * a - 0.0638541728 * b,
    l - 0.0894841775 * a - 1.291485548 * b,
  ].map((root) => root ** 3) as [number, number, number];
  return [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ].map((linear) => 255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055));
}

function fromHex(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

function distance(one: number[], other: number[]): number {
  return Math.max(
    ...one.map((value, index) =>
      Math.abs(Math.round(Math.min(255, Math.max(0, value))) - (other[index] ?? Number.NaN)),
    ),
  );
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = fromHex(hex).map((value) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
