import type { MetricRow } from "@heard/db/schema/metrics";
import type { BenchmarkRow } from "@heard/db/schema/targets";
import type { ScoreMethod } from "@heard/metrics";
import { methodsOf, type Unit } from "../measures/methods.ts";
import { addDays } from "../measures/rules.ts";

export const longestName = 120;
export const longestSource = 500;
export const benchmarkKinds = ["competitor", "industry"] as const satisfies readonly BenchmarkRow["kind"][];
export const benchmarkMethods = [
  "nps",
  "topTwoBox",
  "mean",
  "composite",
  "net",
  "easeIndex",
] as const satisfies readonly ScoreMethod[];

/** Why a published figure and ours are not like for like. */
export const unlikenesses = ["scale", "method", "scope", "unknownN", "fewAnswers", "old"] as const;
export type Unlikeness = (typeof unlikenesses)[number];

/** Below this a published figure says too little to be held against. */
const fewestAnswers = 30;
/** Markets move on: what was published before is of another time. */
const oldAfterDays = 731;

type Published = Pick<BenchmarkRow, "method" | "scaleMin" | "scaleMax" | "scaleDirection" | "scope" | "n" | "asOf">;
type Scale = { min: number; max: number; direction: BenchmarkRow["scaleDirection"] };

/** What keeps a published figure from being compared with ours; nothing for like for like. */
export function unlikenessOf(
  published: Published,
  ours: { kind: MetricRow["kind"]; scope: MetricRow["scope"]; scale: Scale },
  today: string,
): Unlikeness[] {
  const { min, max, direction } = ours.scale;
  const isSameScale =
    published.scaleMin === min && published.scaleMax === max && published.scaleDirection === direction;
  const isSameMethod = methodsOf[ours.kind].some((method) => method === published.method);
  const found: [Unlikeness, boolean][] = [
    ["scale", !isSameScale],
    ["method", !isSameMethod],
    ["scope", published.scope !== ours.scope],
    ["unknownN", published.n === null],
    ["fewAnswers", published.n !== null && published.n < fewestAnswers],
    ["old", published.asOf < addDays(today, -oldAfterDays)],
  ];
  return found.flatMap(([reason, isFound]) => (isFound ? [reason] : []));
}

/** As far as a value of a unit can go; a mean as far as its scale. */
export function endsOf(unit: Unit, scale: { min: number; max: number }): [low: number, high: number] {
  if (unit === "points") return [-100, 100];
  if (unit === "share") return [0, 1];
  return unit === "scale" ? [scale.min, scale.max] : [0, 100];
}
