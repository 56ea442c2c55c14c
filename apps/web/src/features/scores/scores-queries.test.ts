import { expect, test } from "vitest";
import type { Catalogue, CatalogueMetric } from "#lib/catalogue.ts";
import type { MeasureResult } from "#lib/measure.ts";
import { scoresQueries } from "./scores-queries.ts";
import { parseScoresView } from "./scores-view.ts";

const metric = (
  key: string,
  kind: CatalogueMetric["kind"],
  scope: CatalogueMetric["scope"],
  headlineMethod: string,
): CatalogueMetric => ({
  ...{ key, kind, scope, headlineMethod, name: { en: key }, hasItems: false },
  scale: null,
});
const catalogue: Catalogue = {
  metrics: [
    metric("csat", "csat", "transaction", "topTwoBox"),
    metric("nps", "nps", "relationship", "nps"),
    metric("ces", "ces", "transaction", "easeIndex"),
  ],
  ...{
    archivedMetrics: [],
    stages: [],
    touchpoints: [],
    channels: [],
    sources: [],
    segmentFields: [],
    isLimited: false,
  },
};
const frame = { period: { from: "2026-01-01", to: "2026-06-30" }, grain: "month", by: "touchpoint" } as const;
const view = (query = "") => parseScoresView(new URLSearchParams(query));
const brokenDown = ({ queries }: { queries: { metric?: string; groupBy?: string }[] }) =>
  queries.find(({ groupBy }) => groupBy === "touchpoint")?.metric;
/** Answers to queries, of which only these metrics have any. */
const resultsOf = (queries: { metric?: string }[], answered: readonly string[]) =>
  queries.map((query) => ({
    total: { metric: query.metric, n: answered.includes(query.metric ?? "") ? 40 : 0 },
  })) as MeasureResult[];

test("what is broken down has answers, where anything has: an organisation with a recommendation alone sees that", () => {
  const first = scoresQueries(view(), catalogue, frame);
  expect(brokenDown(first)).toBe("csat");
  expect(first.instead(resultsOf(first.queries, ["csat", "nps"]))).toBeNull();

  const nps = first.instead(resultsOf(first.queries, ["nps", "responses"]));
  expect(nps && brokenDown(nps)).toBe("nps");
  const ces = first.instead(resultsOf(first.queries, ["nps", "ces", "responses"]));
  expect(ces && brokenDown(ces)).toBe("ces");
});

test("nothing is asked twice where nothing else could be shown: no answers at all, or a metric that somebody chose", () => {
  const first = scoresQueries(view(), catalogue, frame);
  expect(first.instead(resultsOf(first.queries, []))).toBeNull();
  const chosen = scoresQueries(view("metric=csat"), catalogue, frame);
  expect(chosen.instead(resultsOf(chosen.queries, ["nps", "responses"]))).toBeNull();
  const again = first.instead(resultsOf(first.queries, ["nps", "responses"]));
  expect(again?.instead(resultsOf(again.queries, []))).toBeNull();
});
