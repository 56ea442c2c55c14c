import type { MetricRow } from "@heard/db/schema/metrics";

export type Method = "nps" | "topTwoBox" | "mean" | "composite" | "net" | "easeIndex" | "count";
/** What makes a score of a histogram: every method but the count of responses. */
export type ScoreMethod = Exclude<Method, "count">;
export type Unit = "points" | "share" | "scale" | "index" | "responses";

/** The methods of each kind of metric; the first is what a registry entry starts with. A CES has no bare mean: without its direction it says nothing. */
export const methodsOf: Record<MetricRow["kind"], readonly ScoreMethod[]> = {
  nps: ["nps"],
  csat: ["topTwoBox", "mean", "composite", "net"],
  ces: ["easeIndex"],
  driver: ["mean", "topTwoBox"],
};

/** The unit of each method: NPS in points −100…100, shares 0…1, a mean on its scale, the ease index 0…100. */
export const unitOf: Record<Method, Unit> = {
  nps: "points",
  topTwoBox: "share",
  mean: "scale",
  composite: "share",
  net: "points",
  easeIndex: "index",
  count: "responses",
};
