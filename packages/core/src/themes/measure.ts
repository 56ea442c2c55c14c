import type { Transaction } from "@heard/db";
import type { LocalisedText } from "@heard/db/schema/columns";
import { histogramFromCounts, type ScoreMethod, themeImpact } from "@heard/metrics";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { type ChosenMeasure, chooseMeasures, measureScale } from "../measures/choose.ts";
import { currentJourney } from "../measures/journey.ts";
import type { Interval, MeasureScale } from "../measures/measure.ts";
import { type Method, type Unit, unitOf } from "../measures/methods.ts";
import { readClassOf } from "../measures/plan.ts";
import { readThemeScores, type ThemeScores } from "../measures/read-theme-scores.ts";
import { type ResolvedQuery, resolveMeasureQuery } from "../measures/resolve.ts";
import { summarise } from "../measures/score.ts";
import { requirePermission } from "../permissions.ts";
import { countsOf, countTree, type SentimentCounts, withinLimits } from "../readings/queries.ts";
import { everyComment } from "../readings/rules.ts";
import { MeasureThemesInput } from "./schema.ts";

/**
 * What a theme takes from a score or adds to it: the score of all responses with comments minus the score of those that do not mention it, in the
 * method's unit. `null` where nobody, or everybody, who gave the score mentions it.
 */
export type ThemeImpact =
  | { value: number; interval: Interval; n: number }
  | { withheld: { mentions: number; others: number; least: number } };
export type ThemeFigure = {
  key: string;
  name: LocalisedText;
  parent: string | null;
  /** Responses that speak of it, or of a theme under it: each once. */
  n: number;
  counts: SentimentCounts;
  impact: ThemeImpact | null;
};
export type ThemeReport = {
  metric: string | null;
  method: Method;
  unit: Unit;
  scale: MeasureScale | null;
  /** Responses with comments that were read, by how they come across as a whole. */
  comments: SentimentCounts;
  /** The score of the responses with comments; `null` without any, or below the organisation's minimum. */
  overall: { value: number; n: number; interval: Interval | null } | null;
  /** Why there are no impacts: one response gives several scores of this metric, so they have to be asked for at one touchpoint. */
  impactRefused: "severalScores" | null;
  /** The counts come from the mentions one by one and not from the rollups. */
  counted: boolean;
  /** Those in use, in the order of their lists. */
  themes: ThemeFigure[];
};

/** Responses with a score that an impact needs on either side. */
export const leastEachSide = 30;

/**
 * How much every theme is spoken of, how, and how many points of a score go with it; as of an instant, what a report made then said.
 * @throws DomainError invalid_input for an unknown metric, method or filter
 */
export async function measureThemes(ctx: ServiceContext, input: MeasureThemesInput): Promise<ThemeReport> {
  return inTenant(ctx, (tx) => readThemeReport(tx, ctx, input), { snapshot: true });
}

/** The same inside a snapshot that is open already. */
export async function readThemeReport(
  tx: Transaction,
  ctx: ServiceContext,
  input: MeasureThemesInput,
): Promise<ThemeReport> {
  requirePermission(ctx, "theme.read");
  const { metric = "responses", asOf, ...query } = MeasureThemesInput.parse(input);
  const catalogue = await readCatalogue(tx);
  const journey = await currentJourney(tx, catalogue, undefined);
  const resolved = resolveMeasureQuery({ metric, ...query }, catalogue, journey, "*");
  const filters = withinLimits(ctx, resolved.filters);
  const { tree, counts: bins } = await countTree(tx, ctx, { period: query.period, filters, asOf });
  const only = filters.get("touchpoint");
  const touchpoint = resolved.metric?.hasItems && only?.length === 1 ? (only[0] ?? null) : null;
  const isRefused = resolved.metric?.hasItems === true && touchpoint === null;
  const scores = isRefused
    ? []
    : await readThemeScores(tx, ctx.organisation.id, {
        themeIds: [everyComment, ...tree.map(({ id }) => id)],
        measureIds: resolved.metric?.measures.map(({ id }) => id) ?? [],
        ...{ period: query.period, filters, touchpoint, asOf },
      });
  const part = scorePart(ctx, resolved, scores);
  const keys = new Map(tree.map(({ id, key }) => [id, key]));
  return {
    ...{ metric: resolved.metric?.key ?? null, method: resolved.method, unit: unitOf[resolved.method] },
    ...{ scale: part.scale, overall: part.overall, impactRefused: isRefused ? "severalScores" : null },
    counted: asOf !== undefined || readClassOf({ filters, groups: [] }) === "facts",
    comments: countsOf(bins.get(everyComment)),
    themes: tree.map(({ id, key, name, parentId }) => ({
      ...{ key, name, parent: keys.get(parentId ?? 0) ?? null },
      n: (bins.get(id) ?? []).reduce((sum, count) => sum + count, 0),
      counts: countsOf(bins.get(id)),
      impact: part.impactOf(id),
    })),
  };
}

/** The score of everybody who commented, and what each theme does to it, on the scale that most recently took answers. */
function scorePart(
  { organisation }: ServiceContext,
  { metric, method }: Pick<ResolvedQuery, "metric" | "method">,
  scores: readonly ThemeScores[],
): {
  scale: MeasureScale | null;
  overall: ThemeReport["overall"];
  impactOf: (themeId: number) => ThemeImpact | null;
} {
  const ofAll = scores.filter(({ themeId }) => themeId === everyComment);
  const [chosen] = chooseMeasures(
    { metric, method: method === "easeIndex" ? "mean" : method },
    ofAll.map(({ measureId }) => ({ period: 0, measureId })),
    0,
    undefined,
  );
  if (!chosen?.scale || method === "count") return { scale: null, overall: null, impactOf: () => null };
  const histogramOf = (themeId: number) => histogramIn(chosen, scores, themeId);
  const all = histogramOf(everyComment);
  const n = all.counts.reduce((sum, count) => sum + count, 0);
  const summary = n < organisation.hideBelow ? null : summarise(method, [all], null);
  return {
    scale: measureScale(chosen.scale),
    overall: summary && { ...summary, n },
    impactOf: (themeId) => impactOf(all, histogramOf(themeId), method),
  };
}

type Histogram = ReturnType<typeof histogramFromCounts>;

function histogramIn({ id, scale }: ChosenMeasure, scores: readonly ThemeScores[], themeId: number): Histogram {
  if (!scale) throw new Error("a score without a scale");
  const { min, max, direction } = scale;
  const counts = scores.find((one) => one.themeId === themeId && one.measureId === id)?.counts ?? [];
  return histogramFromCounts(
    { min, max, direction },
    Array.from({ length: max - min + 1 }, (_, bin) => counts[bin] ?? 0),
  );
}

function impactOf(all: Histogram, mentioning: Histogram, method: ScoreMethod): ThemeImpact | null {
  const impact = themeImpact(all, mentioning, { method });
  if (!impact) return null;
  const size = ({ counts }: Histogram) => counts.reduce((sum, count) => sum + count, 0);
  const mentions = size(mentioning);
  if (!impact.enough) return { withheld: { mentions, others: size(all) - mentions, least: leastEachSide } };
  return { value: impact.value, interval: impact.interval, n: mentions };
}
