import type { Locale } from "@heard/messages";
import { type Measure, type MeasureResult, nameIn } from "#lib/measure.ts";

export type Weakest = { key: string; name: string; stage: string | null; measure: Measure };

/** The touchpoint with the lowest sound number; `null` when fewer than two have one, for then there is nothing to compare. */
export function weakestTouchpoint(result: MeasureResult | null, locale: Locale): Weakest | null {
  const sound = (result?.groups ?? []).flatMap(({ key, name, stage, measure }) =>
    key !== null && name && measure.base === "normal" && measure.value !== null
      ? [{ key, name: nameIn(locale, name), stage: stage ?? null, measure }]
      : [],
  );
  if (sound.length < 2) return null;
  return sound.reduce((low, one) => ((one.measure.value ?? 0) < (low.measure.value ?? 0) ? one : low));
}
