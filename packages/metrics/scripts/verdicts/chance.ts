import type { Random } from "../../src/index.ts";

/** One draw of the standard normal. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Student's t with three degrees of freedom, scaled to a standard deviation of 1: most months are calm, a few are not. */
export function heavyTailed(random: Random): number {
  const square = normal(random) ** 2 + normal(random) ** 2 + normal(random) ** 2;
  return normal(random) / Math.sqrt(square / 3) / Math.sqrt(3);
}
