import type { PeriodChoice } from "#lib/period.ts";
import type { Dimension, Slice } from "#lib/slice.ts";

export const comparisons = ["previous", "year", "none"] as const;
export type Comparison = (typeof comparisons)[number];

/** What a filter bar sets; a screen's view holds these among others. */
export type FilterValue = { period: PeriodChoice; compare: Comparison; slice: Slice };

export type FilterOption = { value: string; label: string };

/** One filter: a dimension, or `segment:<field>`. */
export type FilterField = { id: Dimension | `segment:${string}`; label: string; options: FilterOption[] };

/** The values that a slice has for one field. */
export function valuesOf(slice: Slice, id: FilterField["id"]): string[] {
  return id.startsWith("segment:")
    ? (slice.segments?.[id.slice("segment:".length)] ?? [])
    : (slice[id as Dimension] ?? []);
}

/** The slice with other values for one field; no values take the filter away. */
export function withValues(slice: Slice, id: FilterField["id"], values: string[]): Slice {
  const { segments = {}, ...rest } = slice;
  if (id.startsWith("segment:")) {
    const field = id.slice("segment:".length);
    const { [field]: _, ...others } = segments;
    const next = values.length > 0 ? { ...others, [field]: values } : others;
    return Object.keys(next).length > 0 ? { ...rest, segments: next } : rest;
  }
  const { [id as Dimension]: _, ...others } = rest;
  const kept = Object.keys(segments).length > 0 ? { ...others, segments } : others;
  return values.length > 0 ? { ...kept, [id]: values } : kept;
}
