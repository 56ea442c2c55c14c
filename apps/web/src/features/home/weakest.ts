import type { Locale } from "@heard/messages";
import { weakestOf } from "#features/scores/breakdown-data.ts";
import { type Measure, type MeasureResult, nameIn } from "#lib/measure.ts";

export type Weakest = { key: string; name: string; stage: string | null; measure: Measure };

/** The touchpoint with the weakest sound number; `null` when fewer than two have one, for then there is nothing to compare. */
export function weakestTouchpoint(result: MeasureResult | null, locale: Locale): Weakest | null {
  return weakestOf(
    (result?.groups ?? []).flatMap(({ key, name, stage, measure }) =>
      key !== null && name ? [{ key, name: nameIn(locale, name), stage: stage ?? null, measure }] : [],
    ),
  );
}
