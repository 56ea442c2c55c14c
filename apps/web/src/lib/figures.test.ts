import { describe, expect, it } from "vitest";
import { formatBound, formatChange, formatInterval, formatValue } from "./figures.ts";
import { createFormat } from "./format.ts";

const en = createFormat("en", "UTC");
const range = (low: string, high: string) => `${low} to ${high}`;

describe("formatValue", () => {
  it("signs NPS, gives shares their percent, and an index nothing", () => {
    expect(formatValue(en, "points", 35.94)).toBe("+35.9");
    expect(formatValue(en, "share", 0.8114)).toBe("81.1%");
    expect(formatValue(en, "index", 67.44)).toBe("67.4");
    expect(formatValue(en, "scale", 4.158)).toBe("4.16");
    expect(formatValue(en, "responses", 13519)).toBe("13,519");
  });

  it("rounds where the base is low", () => {
    expect(formatValue(en, "points", -12.6, true)).toBe("−13");
    expect(formatValue(en, "share", 0.816, true)).toBe("82%");
  });
});

describe("formatInterval", () => {
  it("is one half where both halves are equal to the eye", () => {
    expect(formatInterval(en, "points", 35.9, { low: 33.8, high: 38 }, range)).toBe("±2.1");
    expect(formatInterval(en, "share", 0.811, { low: 0.801, high: 0.821 }, range)).toBe("±1.0");
  });

  it("writes both ends out where they are not, without percent signs", () => {
    expect(formatInterval(en, "share", 0.594, { low: 0.544, high: 0.641 }, range)).toBe("54.4 to 64.1");
    expect(formatInterval(en, "points", -3, { low: -9.2, high: 4 }, range)).toBe("−9.2 to +4.0");
  });
});

describe("formatChange and formatBound", () => {
  it("give shares in points of a hundred", () => {
    expect(formatChange(en, "share", -0.115)).toBe("−11.5");
    expect(formatBound(en, "share", 0.544)).toBe("54.4");
  });

  it("leave an unchanged value without a sign", () => {
    expect(formatChange(en, "points", 0)).toBe("0.0");
    expect(formatChange(en, "responses", 583)).toBe("+583");
  });
});
