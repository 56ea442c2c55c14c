import { expect, test } from "vitest";
import type { Catalogue, CatalogueMetric } from "./catalogue.ts";
import { conditionOf, draftOfCondition } from "./condition-draft.ts";

const metric = (key: string, direction: "higherIsBetter" | "lowerIsBetter"): CatalogueMetric => ({
  ...{ key, name: { en: key }, kind: "ces", scope: "transaction", headlineMethod: "mean", hasItems: false },
  scale: { min: 1, max: 7, direction, version: 1, labels: {}, wording: {} },
});
const catalogue = {
  ...{ metrics: [metric("effort", "lowerIsBetter"), metric("csat", "higherIsBetter")] },
  ...{ archivedMetrics: [], stages: [], channels: [], sources: [], segmentFields: [], isLimited: false },
  touchpoints: [{ key: "app", name: { en: "App" }, stage: null }],
} as Catalogue;

test("a rule begins with the worst answer, which of effort is the highest", () => {
  const draft = draftOfCondition(null, catalogue);
  expect(draft).toMatchObject({ kind: "low", metric: "effort", value: 7, touchpoint: "" });
  expect(conditionOf(draft, catalogue)).toEqual({ kind: "score", metric: "effort", value: 7, comparison: "atLeast" });
  expect(conditionOf({ ...draft, metric: "csat", value: 1 }, catalogue)).toMatchObject({ comparison: "atMost" });
  expect(conditionOf({ ...draft, kind: "high", value: 2 }, catalogue)).toMatchObject({ comparison: "atMost" });
});

test("whoever sees some touchpoints begins with one of them", () => {
  expect(draftOfCondition(null, { ...catalogue, isLimited: true }).touchpoint).toBe("app");
});

test("a score that was emptied is none, and words are lines that hold something", () => {
  const draft = { ...draftOfCondition(null, catalogue), value: null };
  expect(conditionOf(draft, catalogue)).toBeNull();
  expect(conditionOf({ ...draft, kind: "words", words: " late \n\n lost" }, catalogue)).toEqual({
    kind: "words",
    words: ["late", "lost"],
  });
});

test.each([
  { kind: "score", metric: "effort", comparison: "atLeast", value: 6 },
  { kind: "score", metric: "csat", comparison: "atLeast", value: 7 },
  { kind: "words", words: ["late"] },
] as const)("a rule that is opened and saved is as it was: %j", (condition) => {
  const rule = { condition: condition as never, touchpoint: "app" };
  expect(conditionOf(draftOfCondition(rule, catalogue), catalogue)).toEqual(condition);
});
