import type { Measure } from "#lib/measure.ts";
import { type Tone, toneOfScore } from "#lib/score-tone.ts";

export type GroupName =
  | "promoter"
  | "passive"
  | "detractor"
  | "top"
  | "middle"
  | "bottom"
  | "easy"
  | "neither"
  | "hard";
export type SpreadPoint = { point: number; count: number; share: number; previousShare: number | null; tone: Tone };
export type SpreadGroup = { name: GroupName; tone: Tone; points: number; share: number; previousShare: number | null };

/** A histogram as shares per point and per group; `null` where there is nothing to spread. */
export function spreadOf(measure: Measure): { points: SpreadPoint[]; groups: SpreadGroup[] } | null {
  const { histogram, scale, n } = measure;
  if (!histogram || !scale || n === 0) return null;
  const before = measure.change?.previous.histogram ?? null;
  const beforeN = before?.reduce((sum, count) => sum + count, 0) ?? 0;
  const points = histogram.map((count, index) => ({
    point: scale.min + index,
    count,
    share: count / n,
    previousShare: before && beforeN > 0 ? (before[index] ?? 0) / beforeN : null,
    tone: toneOfScore(scale.min + index, scale, kindOf(measure.method)),
  }));
  return { points, groups: groupsOf(points, measure.method) };
}

const kindOf = (method: Measure["method"]) => (method === "nps" ? "nps" : method === "easeIndex" ? "ces" : "other");

const names: Record<"nps" | "ces" | "other", Record<Tone, GroupName>> = {
  nps: { promoter: "promoter", passive: "passive", detractor: "detractor" },
  ces: { promoter: "easy", passive: "neither", detractor: "hard" },
  other: { promoter: "top", passive: "middle", detractor: "bottom" },
};

/** The groups in the order of the scale, each over as many columns as it has points. */
function groupsOf(points: SpreadPoint[], method: Measure["method"]): SpreadGroup[] {
  const words = names[kindOf(method)];
  const tones = [...new Set(points.map(({ tone }) => tone))];
  return tones.map((tone) => {
    const own = points.filter((point) => point.tone === tone);
    const compared = own.every(({ previousShare }) => previousShare !== null);
    return {
      tone,
      name: words[tone],
      points: own.length,
      share: own.reduce((sum, { share }) => sum + share, 0),
      previousShare: compared ? own.reduce((sum, { previousShare }) => sum + (previousShare ?? 0), 0) : null,
    };
  });
}
