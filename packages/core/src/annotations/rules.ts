import type { AnnotationKind } from "@heard/db/schema/verdicts";

export const annotationKinds = [
  "priceChange",
  "outage",
  "holiday",
  "campaign",
  "methodChange",
  "other",
] as const satisfies readonly AnnotationKind[];
