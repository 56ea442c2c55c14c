import type { Measure, MeasureGroup, MeasurePoint, MeasureResult, MeasureScale } from "@heard/core/measures";
import type { Locale } from "@heard/messages";

export type { Measure, MeasureGroup, MeasurePoint, MeasureResult, MeasureScale };

/** A name in the languages of the product; English is always there. */
export type LocalisedText = { en: string; "zh-Hans"?: string | undefined; "zh-Hant"?: string | undefined };

/** A name in the reader's language, or in English where nobody has translated it. */
export function nameIn(locale: Locale, text: LocalisedText): string {
  return text[locale] ?? text.en;
}

/** By what a figure's trace is asked for. */
export type TraceQuery = Measure["trace"];
