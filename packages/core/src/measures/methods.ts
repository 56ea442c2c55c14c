import type { MetricRow } from "@heard/db/schema/metrics";
import { type ScoreMethod, type Unit as ScoreUnit, unitOf as unitOfScore } from "@heard/metrics";

/** What a figure is made by: a way to make a score of a histogram, or the count of responses. */
export type Method = ScoreMethod | "count";
export type Unit = ScoreUnit | "responses";

/** The methods of each kind of metric; the first is what a registry entry starts with. A CES has no bare mean: without its direction it says nothing. */
export const methodsOf: Record<MetricRow["kind"], readonly ScoreMethod[]> = {
  nps: ["nps"],
  csat: ["topTwoBox", "mean", "composite", "net"],
  ces: ["easeIndex"],
  driver: ["mean", "topTwoBox"],
};

/** The unit of each method: NPS in points −100…100, shares 0…1, a mean on its scale, the ease index 0…100. */
export const unitOf: Record<Method, Unit> = { ...unitOfScore, count: "responses" };
