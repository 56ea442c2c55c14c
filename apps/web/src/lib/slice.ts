import { noValue, valuesIn } from "@heard/core/measures/rules";
import type { Catalogue } from "./catalogue.ts";

/** The dimensions by which answers can be filtered and broken down, beside the organisation's own segments. */
export const dimensions = ["source", "stage", "touchpoint", "channel", "mode", "language"] as const;
export type Dimension = (typeof dimensions)[number];

/** Which answers: every list is an "any of", the lists together an "and". */
export type Slice = Partial<Record<Dimension, string[]>> & { segments?: Record<string, string[]> };

const segmentPrefix = "segment.";

/** The slice in an address: `touchpoint=checkout,delivery&segment.region=east`. What is no filter is left alone. */
export function parseSlice(params: URLSearchParams): Slice {
  const slice: Slice = {};
  const segments = new Map<string, string[]>();
  for (const [key, value] of params) {
    const values = valuesIn(value);
    if (values.length === 0) continue;
    const dimension = dimensions.find((one) => one === key);
    if (dimension) slice[dimension] = values;
    else if (key.startsWith(segmentPrefix) && key.length > segmentPrefix.length)
      segments.set(key.slice(segmentPrefix.length), values);
  }
  return segments.size > 0 ? { ...slice, segments: Object.fromEntries(segments) } : slice;
}

/** The slice as parts of an address, in a fixed order, so that one view has one address. */
export function sliceQuery(slice: Slice): Record<string, string[]> {
  const entries = [
    ...dimensions.map((dimension) => [dimension, slice[dimension] ?? []] as const),
    ...Object.entries(slice.segments ?? {})
      .map(([field, values]) => [`${segmentPrefix}${field}`, values] as const)
      .sort(([a], [b]) => a.localeCompare(b)),
  ];
  return Object.fromEntries(
    entries.filter(([, values]) => values.length > 0).map(([key, values]) => [key, [...values]]),
  );
}

/** The slice as its reader may see it: who is limited to touchpoints looks at those where nothing narrower is asked, for no total stands above them. */
export function openSlice(
  slice: Slice,
  { isLimited, touchpoints }: Pick<Catalogue, "isLimited" | "touchpoints">,
): Slice {
  if (!isLimited || slice.touchpoint || slice.stage) return slice;
  const open = touchpoints.map(({ key }) => key);
  return { ...slice, touchpoint: open.length > 0 ? open : [noValue] };
}

/** How many filters are set. */
export function sliceSize(slice: Slice): number {
  return Object.keys(sliceQuery(slice)).length;
}
