import type { LocalisedText } from "@heard/db/schema/columns";
import type { ScaleRow } from "@heard/db/schema/metrics";
import {
  analyseDrivers,
  type DriverCase,
  easeSummary,
  histogramFromCounts,
  meanOf,
  seededRandom,
} from "@heard/metrics";
import type { CatalogueMetric } from "../catalogue/queries.ts";
import type { ResponseBins } from "./read-cases.ts";
import { askedTogether, type DriverPlace, overlapsFrom, placeOf } from "./rules.ts";

type Range = { low: number; high: number };
type Item = { key: string; name: LocalisedText };
export type WeighedDriver = Item & {
  /** Share of the outcome's differences that goes with it, 0…1; the drivers' shares add up to R². */
  importance: number;
  importanceInterval: Range;
  /** Below 0, a better score of the driver goes with a worse outcome. */
  correlation: number;
  /** How well it does: 0…100 from the worst to the best point of its scale, over the same responses. */
  performance: number;
  performanceInterval: Range;
  place: DriverPlace;
  /** Other drivers say nearly the same. */
  overlaps: boolean;
};
export type WeighedDrivers = {
  /** Responses that answered the outcome and every driver. */
  n: number;
  /** Drivers that few of them were asked, and that were left out. */
  left: Item[];
} & (
  | { enough: false; reason: "tooFew"; needed: number }
  /** Everybody gave one answer, to the outcome or to a driver: nothing goes with what does not vary. */
  | { enough: false; reason: "noDifferences" }
  | {
      enough: true;
      method: "lmg" | "relativeWeights";
      r2: number;
      /** The most important first. */
      drivers: WeighedDriver[];
      middle: { importance: number; performance: number };
      halo: boolean;
    }
);

/** Percentiles of so many samples move by less than what is shown of them. */
const draws = 200;
/** One seed: whoever opens the page twice sees one interval. */
const seed = 62;

type Column = { metric: CatalogueMetric; measure: CatalogueMetric["measures"][number]; n: number };

/** Weighs the drivers of an outcome by complete responses, each score on its scale with better being more. */
export function weighDrivers(
  outcome: CatalogueMetric,
  drivers: readonly CatalogueMetric[],
  cases: readonly ResponseBins[],
): WeighedDrivers {
  const target = columnOf(outcome, cases);
  const answered = drivers.map((driver) => columnOf(driver, cases)).filter(({ n }) => n > 0);
  const { in: columns, out } = askedTogether(answered, cases.length);
  const left = out.map(({ metric: { key, name } }) => ({ key, name }));
  const rows = cases.map((bins): DriverCase => [target, ...columns].map((column) => valueIn(bins, column)));
  const found = analyseDrivers(
    columns.map(({ metric }) => metric.key),
    rows,
    { random: seededRandom(seed), draws },
  );
  const n = rows.filter((row) => !row.includes(null)).length;
  if (!found || columns.length === 0) return { enough: false, reason: "noDifferences", n, left };
  if (!found.enough) return { enough: false, reason: "tooFew", n, needed: found.needed, left };
  const complete = cases.filter((bins) => [target, ...columns].every((column) => valueIn(bins, column) !== null));
  const figures = columns.map((column) => performanceOf(column, complete));
  const middle = {
    importance: found.r2 / columns.length,
    performance: meanOf(figures.map(({ performance }) => performance)) ?? 0,
  };
  const weighed = found.drivers.map((driver, at): WeighedDriver => {
    const { metric } = columns[at] as Column;
    const figure = figures[at] as (typeof figures)[number];
    const importanceInterval = driver.interval ?? { low: 0, high: found.r2 };
    return {
      ...{ key: metric.key, name: metric.name, importance: driver.importance, correlation: driver.correlation },
      importanceInterval: { low: importanceInterval.low, high: importanceInterval.high },
      ...figure,
      place: placeOf(importanceInterval, figure.performanceInterval, middle),
      // Without a figure the drivers repeat each other so closely that none could be found.
      overlaps: !(driver.inflation < overlapsFrom),
    };
  });
  return {
    ...{ enough: true, n, left, method: found.method, r2: found.r2, middle, halo: found.halo },
    drivers: weighed.sort((a, b) => b.importance - a.importance),
  };
}

/** A metric on the scale that most of these responses answered it on: two rulers have no common number. */
function columnOf(metric: CatalogueMetric, cases: readonly ResponseBins[]): Column {
  const counted = metric.measures.map((measure) => ({
    ...{ metric, measure },
    n: cases.filter((bins) => bins.has(measure.id)).length,
  }));
  const [most] = counted.sort((a, b) => b.n - a.n);
  if (!most) throw new Error(`${metric.key} has no scale`);
  return most;
}

/** A response that scored several touchpoints says their mean. */
function valueIn(bins: ResponseBins, { measure }: Column): number | null {
  const mean = meanOf(bins.get(measure.id) ?? []);
  return mean === null ? null : upwards(mean, measure.scale);
}

const upwards = (bin: number, { min, max, direction }: ScaleRow) =>
  direction === "higherIsBetter" ? bin : max - min - bin;

/** The ease index is the place on any scale, 0 the worst and 100 the best point, whatever was asked on it. */
function performanceOf({ measure: { id, scale } }: Column, cases: readonly ResponseBins[]) {
  const { min, max, direction } = scale;
  const counts = new Array<number>(max - min + 1).fill(0);
  for (const bins of cases) for (const bin of bins.get(id) ?? []) counts[bin] = (counts[bin] ?? 0) + 1;
  const summary = easeSummary(histogramFromCounts({ min, max, direction }, counts));
  const performance = summary?.value ?? 0;
  const { low, high } = summary?.interval ?? { low: 0, high: 100 };
  return { performance, performanceInterval: { low, high } };
}
