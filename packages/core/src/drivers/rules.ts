/** Where a driver stands: what to work on, what to keep, what matters less; `unclear` where chance could have put it on the other side. */
export type DriverPlace = "improve" | "keep" | "watch" | "relax" | "unclear";
type Range = { low: number; high: number };

/** Above this, other drivers say most of what this one says, and its weight is shared out among them. */
export const overlapsFrom = 5;

/**
 * The quarter of importance and performance that a driver is in. A driver is on one side of a middle only where its whole interval is.
 * @param middle the mean importance and the mean performance of all drivers
 */
export function placeOf(importance: Range, performance: Range, middle: { importance: number; performance: number }) {
  const matters = sideOf(importance, middle.importance);
  const goesWell = sideOf(performance, middle.performance);
  if (matters === null || goesWell === null) return "unclear";
  if (matters) return goesWell ? "keep" : "improve";
  return goesWell ? "relax" : "watch";
}

function sideOf({ low, high }: Range, middle: number): boolean | null {
  if (low > middle) return true;
  return high < middle ? false : null;
}

/**
 * The drivers that were asked together: those that at least half of the responses with any driver answered. A driver of another survey would leave no
 * complete response; it is named instead.
 */
export function askedTogether<T extends { n: number }>(
  drivers: readonly T[],
  responses: number,
): { in: T[]; out: T[] } {
  const isIn = ({ n }: T) => n * 2 >= responses;
  return { in: drivers.filter(isIn), out: drivers.filter((driver) => !isIn(driver)) };
}
