import type { Place } from "./place.ts";
import { procedureTargets } from "./procedure-targets.ts";
import { apiTargets, handlerTargets, pageTargets } from "./route-targets.ts";
import { screenTargets } from "./screen-targets.ts";
import type { Target } from "./target.ts";

/** Every way into the product. */
export const targetsOf = (place: Place): Target[] => [
  ...screenTargets(place),
  ...apiTargets(place),
  ...pageTargets(place),
  ...handlerTargets(place),
  ...procedureTargets(place),
];
