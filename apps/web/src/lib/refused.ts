import type { Slice } from "./slice.ts";
import { sliceQuery } from "./slice.ts";

/** A part of an address that a screen cannot follow: which one, and what stands there. */
export type Refused = { part: string; value: string };

/** The parameters that say something which the screen's own reading did not take up. */
export function refusedParams(params: URLSearchParams, taken: Record<string, unknown>): Refused[] {
  return Object.entries(taken).flatMap(([part, reading]) => {
    const value = params.get(part) ?? "";
    return value === "" || (reading !== null && reading !== undefined) ? [] : [{ part, value }];
  });
}

/** A slice without the values that name nothing; a filter that loses all of its values is no filter. */
export function withoutRefused(slice: Slice, refused: readonly Refused[]): Slice {
  const kept = Object.entries(sliceQuery(slice)).flatMap(([part, values]) => {
    const rest = values.filter((value) => !refused.some((one) => one.part === part && one.value === value));
    return rest.length > 0 ? [[part, rest] as const] : [];
  });
  const prefix = "segment.";
  const segments = kept.filter(([part]) => part.startsWith(prefix));
  return {
    ...Object.fromEntries(kept.filter(([part]) => !part.startsWith(prefix))),
    ...(segments.length > 0
      ? { segments: Object.fromEntries(segments.map(([part, values]) => [part.slice(prefix.length), values])) }
      : {}),
  };
}
