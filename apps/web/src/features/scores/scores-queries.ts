import type { MeasureQuery } from "@heard/core/measures";
import { csatMethodsOf } from "@heard/metrics";
import type { Catalogue, CatalogueMetric } from "#lib/catalogue.ts";
import type { DayRange } from "#lib/days.ts";
import { firstAnswered } from "#lib/first-answered.ts";
import type { MeasureResult } from "#lib/measure.ts";
import type { Grain } from "#lib/period.ts";
import type { ScoresView } from "./scores-view.ts";
import type { MetricResults } from "./tile-row.tsx";

type Metrics = readonly CatalogueMetric[];

/** What the screen asks for, all of it answered from one snapshot, and how its parts are found in the answer. */
export type ScoresQueries = {
  queries: MeasureQuery[];
  parts: (results: MeasureResult[]) => ScoresParts;
  /** What to ask instead, whole and from a snapshot of its own, when what is broken down has no answers and something else has. */
  instead: (results: MeasureResult[]) => ScoresQueries | null;
};

export type ScoresParts = {
  metrics: MetricResults[];
  responses: MeasureResult;
  /** The metric that trend, distribution and breakdown are about. */
  focus: MeasureResult;
  breakdown: MeasureResult;
  /** The same metric by the language of the answers, which one figure pools; `null` where the breakdown is that already. */
  languages: MeasureResult | null;
};

/** Beside the headline of these kinds, the same answers by other methods: the three figures of satisfaction differ, and say so. */
const otherMethods: Record<CatalogueMetric["kind"], string[]> = {
  nps: [],
  csat: ["topTwoBox", "mean", "composite"],
  ces: [],
  driver: ["topTwoBox", "mean"],
};

export function scoresQueries(
  view: ScoresView,
  catalogue: Catalogue,
  frame: { period: DayRange; grain: Grain; by: string },
  /** The metrics that have answers here, where that is known already. */
  answered: ReadonlySet<string> | null = null,
): ScoresQueries {
  const { period, grain, by } = frame;
  const candidates = catalogue.metrics.filter(({ key }) => answered === null || answered.has(key));
  const base = {
    period,
    filters: view.slice,
    ...(view.compare === "none" ? {} : { compare: view.compare }),
    ...(view.journey === null ? {} : { journeyVersion: view.journey }),
  };
  const queries: MeasureQuery[] = [];
  const ask = (query: Omit<MeasureQuery, "period" | "filters" | "compare" | "journeyVersion">) =>
    queries.push({ ...base, ...query }) - 1;

  const tiles = catalogue.metrics.map((metric) => ({
    headline: ask({ metric: metric.key, grain }),
    others: otherMethods[metric.kind]
      .filter((method) => method !== metric.headlineMethod && isSayable(method, metric.scale))
      .map((method) => ask({ metric: metric.key, method })),
  }));
  const responses = ask({ metric: "responses", grain });
  const metric = focusMetric(view, catalogue, candidates);
  const own = view.method && metric ? { metric: metric.key, method: view.method } : null;
  const focus = own ? ask({ ...own, grain }) : null;
  const chosen = view.metric === null ? null : metric && tiles[catalogue.metrics.indexOf(metric)]?.headline;
  const broken = breakdownMetric(metric, by, candidates);
  const languages =
    by === "language" || !metric ? null : ask({ ...(own ?? { metric: metric.key }), groupBy: "language" });
  const breakdown = ask({
    ...(own && broken === metric ? own : { metric: broken?.key ?? "responses" }),
    groupBy: by as MeasureQuery["groupBy"],
  });

  // Nobody chose a metric: a view without answers to the first one is about the next that has any.
  const answeredFirst = (results: MeasureResult[]) =>
    tiles[firstAnswered(tiles.map(({ headline }) => results[headline]))]?.headline;

  return {
    queries,
    parts: (results) => {
      const at = (index: number): MeasureResult => {
        const result = results[index];
        if (!result) throw new Error(`measures.many answered ${results.length} of ${queries.length} queries`);
        return result;
      };
      return {
        metrics: tiles.map(({ headline, others }) => ({ headline: at(headline), others: others.map(at) })),
        responses: at(responses),
        focus: at(focus ?? chosen ?? answeredFirst(results) ?? tiles[0]?.headline ?? responses),
        breakdown: at(breakdown),
        languages: languages === null ? null : at(languages),
      };
    },
    instead: (results) => {
      if (answered !== null || (results[breakdown]?.total.n ?? 0) > 0) return null;
      const known = catalogue.metrics.filter((_, at) => (results[tiles[at]?.headline ?? -1]?.total.n ?? 0) > 0);
      const other = scoresQueries(view, catalogue, frame, new Set(known.map(({ key }) => key)));
      const asksElse = other.queries.at(-1)?.metric !== queries.at(-1)?.metric;
      return known.length > 0 && asksElse ? other : null;
    },
  };
}

/** A top-2 box needs a point outside it, a composite a scale from 0 up. */
function isSayable(method: string, scale: CatalogueMetric["scale"]): boolean {
  if (!scale) return false;
  const { min, max, direction } = scale;
  return csatMethodsOf({ min, max, direction }).some((one) => one === method);
}

/** The metric that the lower half of the screen is about: the chosen one, else the first that may have answers. */
function focusMetric(view: ScoresView, { metrics }: Catalogue, candidates: Metrics): CatalogueMetric | null {
  return metrics.find(({ key }) => key === view.metric) ?? candidates[0] ?? metrics[0] ?? null;
}

/**
 * The metric that is broken down. A relationship is not made at one touchpoint, so there the first transaction metric takes
 * its place, and the screen says so.
 */
function breakdownMetric(focus: CatalogueMetric | null, by: string, candidates: Metrics): CatalogueMetric | null {
  const byContact = by === "touchpoint" || by === "stage";
  if (!byContact || focus?.scope !== "relationship") return focus;
  return candidates.find(({ scope }) => scope === "transaction") ?? focus;
}
