import { noValue } from "@heard/core/measures/rules";
import type { Locale } from "@heard/messages";
import type { Catalogue, Named } from "./catalogue.ts";
import { nameIn } from "./measure.ts";
import { dimensions, type Slice } from "./slice.ts";

/** The filters of a slice in the reader's words, one line each: "Returns and refunds", "Region: east, west". `none` says "not given". */
export function sliceWords(slice: Slice, catalogue: Catalogue, locale: Locale, none: string): string[] {
  const lists: Partial<Record<(typeof dimensions)[number], readonly Named[]>> = {
    source: catalogue.sources,
    stage: catalogue.stages,
    touchpoint: catalogue.touchpoints,
    channel: catalogue.channels,
  };
  const named = (rows: readonly Named[] | undefined, key: string) => {
    if (key === noValue) return none;
    const row = rows?.find((one) => one.key === key);
    return row ? nameIn(locale, row.name) : key;
  };
  const fixed = dimensions.flatMap((dimension) => {
    const values = slice[dimension];
    return values ? [values.map((key) => named(lists[dimension], key)).join(", ")] : [];
  });
  const segments = Object.entries(slice.segments ?? {}).map(([key, values]) => {
    const field = catalogue.segmentFields.find((one) => one.key === key);
    return `${field ? nameIn(locale, field.name) : key}: ${values.map((value) => named(field?.values, value)).join(", ")}`;
  });
  return [...fixed, ...segments];
}
