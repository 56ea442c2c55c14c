import type { ResponseInput } from "../responses/schema.ts";
import { seededRandom } from "./random.ts";

/** The six drivers of the relationship survey: where they stand, and how much of a customer's experience is in each. */
const drivers = [
  { metric: "driver-product-quality", level: 4.3, load: 0.5 },
  { metric: "driver-customer-service", level: 3.4, load: 0.85 },
  { metric: "driver-ease", level: 3.8, load: 0.6 },
  { metric: "driver-personalisation", level: 3.2, load: 0.2 },
  { metric: "driver-brand-reputation", level: 4.2, load: 0.25 },
  { metric: "driver-price-value", level: 3.5, load: 0.35 },
] as const;
export const demoDrivers = drivers.map(({ metric }) => metric);
/** One in so many is asked for them too: the survey stays short for the others. */
const every = 8;

/**
 * What a customer says of the six drivers, if asked. Its chances are its own: else the answers of everybody after would change.
 * @param experience in standard deviations around the usual
 */
export function scoreDrivers(place: number, day: string, experience: number): NonNullable<ResponseInput["scores"]> {
  if (place % every !== 0) return [];
  const random = seededRandom(Date.parse(day) / 86_400_000 + place * 7919);
  return drivers.map(({ metric, level, load }) => ({
    metric,
    value: Math.min(5, Math.max(1, Math.round(level + load * experience + random.normal() * 0.75))),
  }));
}
