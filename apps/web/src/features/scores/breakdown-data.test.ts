import { describe, expect, it } from "vitest";
import type { Measure } from "#lib/measure.ts";
import { weakestOf } from "./breakdown-data.ts";

const scale = { key: "marks", version: 1, min: 1, max: 6 };
const row = (name: string, value: number | null, more: object = {}) => ({
  name,
  measure: {
    ...{ value, method: "mean", base: "normal", scale: { ...scale, direction: "higherIsBetter" } },
    ...more,
  } as Measure,
});

describe("the weakest row", () => {
  it("is the lowest, and of marks of which the first is the best the highest", () => {
    expect(weakestOf([row("till", 4.1), row("hotline", 2.3), row("shop", 3)])?.name).toBe("hotline");
    const marks = { scale: { ...scale, direction: "lowerIsBetter" } };
    expect(weakestOf([row("till", 4.1, marks), row("hotline", 2.3, marks), row("shop", 3, marks)])?.name).toBe("till");
    const share = { ...marks, method: "topTwoBox" };
    expect(weakestOf([row("till", 0.4, share), row("hotline", 0.9, share)])?.name).toBe("till");
  });

  it("is nobody where fewer than two have a sound number", () => {
    expect(weakestOf([row("till", 4.1), row("hotline", null), row("shop", 1, { base: "lowBase" })])).toBeNull();
  });
});
