/** A token bucket: `capacity` at once, refilled by `perSecond`. */
export type RateLimit = { capacity: number; perSecond: number };

/** How many tokens a process takes at a time: few enough that what it holds back hardly matters, many enough to spare the database. */
export function leaseOf({ capacity }: RateLimit): number {
  return Math.max(1, Math.floor(capacity / 20));
}

/** When it is worth trying again, in whole seconds. */
export function retryAfterSeconds({ perSecond }: RateLimit): number {
  return perSecond > 0 ? Math.max(1, Math.ceil(1 / perSecond)) : 3600;
}
