import type { SQL } from "drizzle-orm";
import { addDays, type Grain, monthStart, type Period } from "./rules.ts";

/** What a histogram can be filtered and broken down by. Segment slots are 1–6. */
export type Dimension = "source" | "touchpoint" | "channel" | "mode" | "language" | `segment${1 | 2 | 3 | 4 | 5 | 6}`;
export type Bucket = "none" | Grain;

/** Days of answers and, where only what had arrived by a moment counts, that moment. */
export type ReceivedPeriod = Period & { receivedBefore?: SQL };

/** A measure query in ids: what is read. Several periods are read by one statement and told apart by their place. */
export type HistogramQuery = {
  /** Measure keys; 0 is the response count, −1 that of responses with comments, and what is smaller counts the mentions of a theme. */
  measureIds: readonly number[];
  periods: readonly ReceivedPeriod[];
  filters: ReadonlyMap<Dimension, readonly number[]>;
  groups: readonly Dimension[];
  bucket: Bucket;
  /** Where the quarters of the organisation begin; needed for that bucket alone. */
  yearStartMonth?: number;
};

/** Where the answer comes from: `dimension` and `core` are rollups ∪ pending; `facts` counts answers, and screens say so. */
export type ReadClass = "dimension" | "core" | "facts";

/** Number of the dimension in the dimension rollups, and its column everywhere else. */
export const dimensionColumns: Record<Dimension, { code: number; column: string }> = {
  source: { code: 1, column: "source_id" },
  touchpoint: { code: 2, column: "touchpoint_id" },
  channel: { code: 3, column: "channel_id" },
  mode: { code: 4, column: "mode" },
  language: { code: 5, column: "language" },
  segment1: { code: 11, column: "seg1" },
  segment2: { code: 12, column: "seg2" },
  segment3: { code: 13, column: "seg3" },
  segment4: { code: 14, column: "seg4" },
  segment5: { code: 15, column: "seg5" },
  segment6: { code: 16, column: "seg6" },
};

/** The dimensions that a query touches, each once. */
export function dimensionsOf({ filters, groups }: Pick<HistogramQuery, "filters" | "groups">): Dimension[] {
  return [...new Set([...filters.keys(), ...groups])];
}

/** The coarsest class that answers: at most one dimension, the dimensions of the core, or anything else. */
export function readClassOf(query: Pick<HistogramQuery, "filters" | "groups"> & Partial<HistogramQuery>): ReadClass {
  // When an answer arrived is written on the answer alone.
  if (query.periods?.some(({ receivedBefore }) => receivedBefore !== undefined)) return "facts";
  const dimensions = dimensionsOf(query);
  // The dimension rollups hold no row for the answers without a value.
  const asksForNone = [...query.filters.values()].some((ids) => ids.includes(0));
  if (dimensions.length <= 1 && !asksForNone) return "dimension";
  return dimensions.some((dimension) => dimension.startsWith("segment")) ? "facts" : "core";
}

export type Range = { grain: "day" | "month"; from: string; to: string };

/**
 * A period as ranges: whole months from the month tables and each edge from the day tables, as ranges of their own, because the planner
 * handles an `or` of both badly. Days and weeks need the day tables throughout.
 */
export function rangesOf({ from, to }: Period, bucket: Bucket): Range[] {
  const days: Range = { grain: "day", from, to };
  if (bucket === "day" || bucket === "week") return [days];
  const firstWhole = from.endsWith("-01") ? from : monthStart(from, 1);
  const afterLastWhole = addDays(to, 1).endsWith("-01") ? addDays(to, 1) : monthStart(to, 0);
  if (firstWhole >= afterLastWhole) return [days];
  return [
    ...(from < firstWhole ? [{ grain: "day" as const, from, to: addDays(firstWhole, -1) }] : []),
    { grain: "month" as const, from: firstWhole, to: addDays(afterLastWhole, -1) },
    ...(afterLastWhole <= to ? [{ grain: "day" as const, from: afterLastWhole, to }] : []),
  ];
}
