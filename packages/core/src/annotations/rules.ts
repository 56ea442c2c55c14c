import type { AnnotationKind } from "@heard/db/schema/verdicts";

export const annotationKinds = [
  "priceChange",
  "outage",
  "holiday",
  "campaign",
  "methodChange",
  "other",
] as const satisfies readonly AnnotationKind[];

/** Whether what happened at some touchpoints, or everywhere, may have moved what a goal looks at. */
export function concernsGoal(
  touchpoints: readonly string[],
  {
    filters,
    unitField,
    planUnits,
  }: { filters: { touchpoint?: string[] | undefined }; unitField: string; planUnits: readonly string[] },
): boolean {
  const looked = unitField === "touchpoint" ? planUnits : filters.touchpoint;
  return touchpoints.length === 0 || looked === undefined || looked.some((key) => touchpoints.includes(key));
}
