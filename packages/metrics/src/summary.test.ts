import { describe, expect, it } from "vitest";
import { compareCsat } from "./compare.ts";
import { csatSummary } from "./csat.ts";
import { histogramFromScores } from "./histogram.ts";
import { moreIsBetter, type ScoreMethod, unitOf } from "./summary.ts";

const effort = { min: 1, max: 7, direction: "lowerIsBetter" } as const;

describe("a method", () => {
  it.each([
    ["nps", true],
    ["topTwoBox", true],
    ["net", true],
    ["easeIndex", true],
    ["mean", false],
    ["composite", false],
  ] as const)("%s of a scale where less is better: more is better %s", (method, expected) => {
    expect(moreIsBetter(method, effort)).toBe(expected);
    expect(moreIsBetter(method, { ...effort, direction: "higherIsBetter" })).toBe(true);
  });

  it("has one unit, which its summaries and changes carry", () => {
    const methods = Object.keys(unitOf) as ScoreMethod[];
    expect(methods).toHaveLength(6);
    const [a, b] = [histogramFromScores(effort, [1, 2, 5]), histogramFromScores(effort, [3, 4, 6])];
    for (const method of ["topTwoBox", "mean", "composite", "net"] as const) {
      expect(csatSummary(a, method)).toMatchObject({ method, unit: unitOf[method] });
      expect(compareCsat(a, b, method)).toMatchObject({ method, unit: unitOf[method] });
    }
  });
});
