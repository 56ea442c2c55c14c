import type { JourneyTouchpoint } from "@heard/core/journey";

/** The touchpoints with one of them at another place. */
export function placed(
  touchpoints: readonly JourneyTouchpoint[],
  touchpoint: JourneyTouchpoint,
  stage: string | null,
  to: number,
): JourneyTouchpoint[] {
  const others = touchpoints.filter(({ key }) => key !== touchpoint.key);
  const inStage = others.filter((one) => one.stage === stage && one.archivedAt === null);
  const next = inStage[to];
  const at = next ? others.indexOf(next) : others.length;
  return [...others.slice(0, at), { ...touchpoint, stage }, ...others.slice(at)];
}
