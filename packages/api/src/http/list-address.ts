import { valueList } from "@heard/core/measures/rules";

/** The address of a list under this API; dots, commas and version marks stay readable. */
export function listAddress(
  list: "responses" | "comments",
  query: Record<string, string | number | undefined>,
  filters: object,
): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) params.set(name, String(value));
  const { segments, ...dimensions } = filters as Record<string, unknown>;
  for (const [dimension, keys] of Object.entries(dimensions))
    if (Array.isArray(keys)) params.set(dimension, valueList(keys));
  for (const [field, values] of Object.entries((segments ?? {}) as Record<string, string[]>))
    params.set(`segment.${field}`, valueList(values));
  return `/api/v1/${list}?${params.toString().replaceAll("%2C", ",").replaceAll("%40", "@")}`;
}
