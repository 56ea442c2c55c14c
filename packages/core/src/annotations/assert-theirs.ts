import type { ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { liesWithin } from "./rules.ts";

/** Who sees some touchpoints only writes of what happened there: what happened everywhere lies above them. @throws DomainError forbidden */
export function assertTheirs({ touchpoints }: ServiceContext, touchpointIds: readonly number[]): void {
  if (!liesWithin(touchpoints, touchpointIds)) throw new DomainError("forbidden", "plan_above_touchpoints");
}
