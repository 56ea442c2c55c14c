export type Tone = "promoter" | "passive" | "detractor";
export type ToneScale = { min: number; max: number; direction: "higherIsBetter" | "lowerIsBetter" };

/**
 * Which end of its scale a score stands at, whatever the scale's direction. NPS by its definition, effort by the half of the
 * scale, all else by the two points at each end (one on scales of three points or fewer).
 */
export function toneOfScore(value: number, { min, max, direction }: ToneScale, kind: "nps" | "ces" | "other"): Tone {
  const size = max - min + 1;
  const fromGoodEnd = direction === "lowerIsBetter" ? value - min : max - value;
  if (kind === "nps") return fromGoodEnd < 2 ? "promoter" : fromGoodEnd < 4 ? "passive" : "detractor";
  if (kind === "ces") {
    const middle = (size - 1) / 2;
    return fromGoodEnd < middle ? "promoter" : fromGoodEnd > middle ? "detractor" : "passive";
  }
  const end = size < 4 ? 1 : 2;
  return fromGoodEnd < end ? "promoter" : fromGoodEnd >= size - end ? "detractor" : "passive";
}
