import { expect, test } from "vitest";
import { endsOf, unlikenessOf } from "./rules.ts";

const scale = { min: 1, max: 5, direction: "higherIsBetter" } as const;
const ours = { kind: "csat", scope: "transaction", scale } as const;
const published = {
  method: "mean",
  scaleMin: 1,
  scaleMax: 5,
  scaleDirection: "higherIsBetter",
  scope: "transaction",
  n: 500,
  asOf: "2026-01-31",
} as const;
const today = "2026-06-30";

test("a figure is like for like where nothing tells it from ours", () => {
  expect(unlikenessOf(published, ours, today)).toEqual([]);
});

test("each thing that differs is a reason, 1–5 against 1–7 first of all", () => {
  const differing = (more: object) => unlikenessOf({ ...published, ...more }, ours, today);
  expect(differing({ scaleMax: 7 })).toEqual(["scale"]);
  expect(differing({ scaleDirection: "lowerIsBetter" })).toEqual(["scale"]);
  expect(differing({ method: "nps" })).toEqual(["method"]);
  expect(differing({ scope: "relationship" })).toEqual(["scope"]);
  expect(differing({ n: null })).toEqual(["unknownN"]);
  expect(differing({ n: 29 })).toEqual(["fewAnswers"]);
  expect(differing({ asOf: "2024-06-28" })).toEqual(["old"]);
  expect(differing({ scaleMax: 7, n: null })).toEqual(["scale", "unknownN"]);
});

test("a value goes as far as its unit or its scale", () => {
  expect([endsOf("points", scale), endsOf("share", scale), endsOf("scale", scale), endsOf("index", scale)]).toEqual([
    [-100, 100],
    [0, 1],
    [1, 5],
    [0, 100],
  ]);
});
