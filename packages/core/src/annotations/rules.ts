import type { AnnotationKind } from "@heard/db/schema/verdicts";

export const annotationKinds = [
  "priceChange",
  "outage",
  "holiday",
  "campaign",
  "methodChange",
  "other",
] as const satisfies readonly AnnotationKind[];

/** Whether somebody who sees some touchpoints only writes of it: what happened everywhere lies above them. */
export const liesWithin = (touchpoints: "*" | readonly number[], touchpointIds: readonly number[]): boolean =>
  touchpoints === "*" || (touchpointIds.length > 0 && touchpointIds.every((id) => touchpoints.includes(id)));

/**
 * Whether what happened at some touchpoints, or everywhere, may have moved what a goal looks at. Where touchpoints are what is compared, those of the comparison count as much
 * as the plan's own: a fall there makes the plan look better. As long as they are not chosen (`null`), any that could be is meant.
 */
export function concernsGoal(
  touchpoints: readonly string[],
  {
    filters,
    unitField,
    planUnits,
  }: { filters: { touchpoint?: string[] | undefined }; unitField: string; planUnits: readonly string[] },
  comparisonUnits: readonly string[] | null,
): boolean {
  const looked =
    unitField === "touchpoint" && comparisonUnits !== null ? [...planUnits, ...comparisonUnits] : filters.touchpoint;
  return touchpoints.length === 0 || looked === undefined || looked.some((key) => touchpoints.includes(key));
}
