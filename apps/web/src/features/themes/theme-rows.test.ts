import type { ThemeFigure } from "@heard/core/themes";
import { describe, expect, test } from "vitest";
import { impactDomain, strongest, themeRows } from "./theme-rows.ts";

const theme = (
  key: string,
  {
    parent = null,
    n = 100,
    negative = 0,
    impact = null,
  }: Partial<Pick<ThemeFigure, "parent" | "n">> & {
    negative?: number;
    impact?: [low: number, value: number, high: number] | null;
  } = {},
): ThemeFigure => ({
  ...{ key, name: { en: key }, parent, n, counts: { negative, neutral: n - negative, mixed: 0, positive: 0 } },
  impact: impact && {
    ...{ value: impact[1], n },
    interval: { low: impact[0], high: impact[2], level: 0.95, method: "normal" },
  },
});

const themes = [
  theme("group", { impact: [-9, -6, -3], n: 300 }),
  theme("slow", { parent: "group", impact: [-8, -5, -2], n: 90, negative: 20 }),
  theme("rude", { parent: "group", impact: [-3, -1, 1], n: 200, negative: 10 }),
  theme("kind", { impact: [1, 4, 7], n: 150 }),
  theme("rare", { n: 5, negative: 5 }),
];
const keysOf = (rows: ReturnType<typeof themeRows>) => rows.map(({ theme: { key }, depth }) => `${depth} ${key}`);

describe("the rows of a tree", () => {
  test("stand under their group, by impact with those that have none last", () => {
    expect(keysOf(themeRows({ themes }, "impact"))).toEqual(["0 group", "1 slow", "1 rude", "0 kind", "0 rare"]);
  });
  test("or by how much, or how badly, they are spoken of", () => {
    expect(keysOf(themeRows({ themes }, "volume"))).toEqual(["0 group", "1 rude", "1 slow", "0 kind", "0 rare"]);
    expect(keysOf(themeRows({ themes }, "sentiment"))).toEqual(["0 rare", "0 group", "1 slow", "1 rude", "0 kind"]);
  });
});

test("only particular themes whose interval leaves zero out are called strong", () => {
  const { lowers, lifts } = strongest({ themes });
  expect([lowers, lifts].map((side) => side.map((one) => one.theme.key))).toEqual([["slow"], ["kind"]]);
});

test("every interval and zero fit on the scale; without an impact there is none", () => {
  const [low, high] = impactDomain({ themes }) ?? [0, 0];
  expect(low).toBeLessThanOrEqual(-9);
  expect(high).toBeGreaterThanOrEqual(7);
  expect(impactDomain({ themes: [theme("rare")] })).toBeNull();
});
