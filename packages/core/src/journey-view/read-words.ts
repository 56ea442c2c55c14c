import type { Transaction } from "@heard/db";
import type { LocalisedText } from "@heard/db/schema/columns";
import type { JourneySnapshot } from "@heard/db/schema/journey";
import type { Catalogue } from "../catalogue/queries.ts";
import type { ServiceContext } from "../context.ts";
import { type Feeling, feelingOf } from "../measures/compare-places.ts";
import { readHistograms } from "../measures/read.ts";
import { resolveMeasureQuery } from "../measures/resolve.ts";
import type { MeasureFilters } from "../measures/schema.ts";
import { isPermitted } from "../permissions.ts";
import { countsOf, withinLimits } from "../readings/queries.ts";
import { everyComment, measureIdOf } from "../readings/rules.ts";
import { readThemes } from "../themes/queries.ts";
import { mostThemes } from "./rules.ts";

export type PlaceTheme = { key: string; name: LocalisedText; n: number; tone: "good" | "bad" | "even" };
export type PlaceWords = {
  /** How it feels to those who wrote. */
  feeling: Feeling | null;
  /** What is most spoken of, the most first. */
  themes: PlaceTheme[];
};

type Asked = {
  catalogue: Catalogue;
  journey: JourneySnapshot;
  period: { from: string; to: string };
  filters: MeasureFilters;
};

/** What is said at every touchpoint and how, by one statement over the rollups of mentions. */
export async function readWords(
  tx: Transaction,
  ctx: ServiceContext,
  { catalogue, journey, period, filters: asked }: Asked,
): Promise<{
  ofTouchpoint: (id: number) => PlaceWords;
  of: (ids: readonly number[]) => Feeling | null;
  /** Some wrote there, and too few for their feeling to be shown. */
  isThin: (id: number) => boolean;
}> {
  const tree = isPermitted(ctx, "theme.read") ? (await readThemes(tx)).filter(({ archivedAt }) => !archivedAt) : [];
  const query = { metric: "responses", period, filters: asked };
  const { filters } = resolveMeasureQuery(query, catalogue, journey, "*");
  const { rows } = await readHistograms(tx, ctx.organisation.id, {
    measureIds: [everyComment, ...tree.map(({ id }) => id)].map(measureIdOf),
    ...{ periods: [period], filters: withinLimits(ctx, filters), groups: ["touchpoint"], bucket: "none" },
  });
  const { hideBelow } = ctx.organisation;
  const countsAt = (measureId: number, ids: readonly number[]) =>
    countsOf(
      rows
        .filter((row) => row.measureId === measureId && ids.includes(row.groups[0] ?? 0))
        .reduce<number[]>((sum, { counts }) => counts.map((count, bin) => count + (sum[bin] ?? 0)), []),
    );
  const of = (ids: readonly number[]) => feelingOf(countsAt(measureIdOf(everyComment), ids), hideBelow);
  const themesAt = (id: number): PlaceTheme[] =>
    tree
      .map((theme): PlaceTheme => {
        const { positive, negative, neutral, mixed } = countsAt(measureIdOf(theme.id), [id]);
        const tone = positive > negative ? "good" : negative > positive ? "bad" : "even";
        return { ...{ key: theme.key, name: theme.name, tone }, n: positive + negative + neutral + mixed };
      })
      .filter(({ n }) => n >= Math.max(1, hideBelow))
      .sort((a, b) => b.n - a.n)
      .slice(0, mostThemes);
  const isThin = (id: number) => {
    const written = Object.values(countsAt(measureIdOf(everyComment), [id])).reduce((sum, count) => sum + count, 0);
    return written > 0 && of([id]) === null;
  };
  return { isThin, ofTouchpoint: (id) => ({ feeling: of([id]), themes: themesAt(id) }), of };
}
