import type { Transaction } from "@heard/db";
import type { AlertContent, AlertSplit } from "@heard/db/schema/alerts";
import {
  type CellPeriod,
  joinSmallCells,
  pointCount,
  type ScoreMethod,
  type SplitCell,
  splitChange,
  valueMoments,
} from "@heard/metrics";
import type { Catalogue, Measure } from "../catalogue/queries.ts";
import type { ServiceContext } from "../context.ts";
import type { Dimension } from "../measures/plan.ts";
import { type HistogramRow, readHistograms } from "../measures/read.ts";
import { addDays } from "../measures/rules.ts";

type Change = Extract<AlertContent, { kind: "change" }>;
type Place = { slice: string; changeFrom: string; upTo: string };
const nobody: CellPeriod = { n: 0, mean: 0, variance: 0 };

/** A change of a score as what the groups themselves changed, what came of who answered, and of how they were asked. `null` for other measures. */
export async function splitAlert(
  tx: Transaction,
  ctx: ServiceContext,
  { catalogue, measure, place, change }: { catalogue: Catalogue; measure: string; place: Place; change: Change },
): Promise<AlertSplit | null> {
  const scored = catalogue.measures.get(Number(measure.replace("score:", "")));
  if (!measure.startsWith("score:") || !scored) return null;
  const [dimension, id] = place.slice.split(":");
  const { rows } = await readHistograms(tx, ctx.organisation.id, {
    ...{ measureIds: [scored.id], groups: ["mode", "touchpoint", "channel"], bucket: "none" },
    periods: [
      { from: change.baselineFrom, to: addDays(place.changeFrom, -1) },
      { from: place.changeFrom, to: place.upTo },
    ],
    filters: id === undefined ? new Map() : new Map([[dimension as Dimension, [Number(id)]]]),
  });
  const split = splitChange(joinSmallCells(cellsOf(rows, scored)));
  if (!split) return null;
  const { real, mix, mode, headline, paradox } = split;
  return { real, mix, mode, headline, paradox };
}

function cellsOf(rows: readonly HistogramRow[], { metric, scale }: Measure): SplitCell[] {
  const cells = new Map<string, SplitCell>();
  for (const { groups, period, counts } of rows) {
    const name = groups.join("/");
    const moments = valueMoments(
      { scale, counts: counts.slice(0, pointCount(scale)) },
      metric.headlineMethod as ScoreMethod,
    );
    const cell = cells.get(name) ?? { mode: String(groups[0]), before: nobody, after: nobody };
    const own = moments ? { n: moments.n, mean: moments.value, variance: moments.variance } : nobody;
    cells.set(name, period === 0 ? { ...cell, before: own } : { ...cell, after: own });
  }
  return [...cells.values()];
}
