import type { ListedModel } from "@heard/core/reading-models";
import type { Domain } from "@heard/ui/charts/geometry";
import type { Format } from "#lib/format.ts";

export type Compared = NonNullable<ListedModel["all"]>;

/** A band of hundredths as the score that it is: 0.12. */
export const bandText = (format: Format, hundredths: number): string => format.mean(hundredths / 100);

/** From the worst end of an interval to all that is right, on a fine whole step. */
export function shareDomain(compared: readonly Compared[]): Domain {
  const lowest = Math.min(...compared.flatMap(({ own, before }) => [own.interval.low, before.value]));
  return [Math.max(0, Math.floor(lowest * 20) / 20), 1];
}

/** Of these comments, how many would be neutral by a band of so many hundredths. */
export function neutralShare(distances: readonly number[], band: number): number | null {
  const all = distances.reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  return distances.slice(0, band).reduce((sum, count) => sum + count, 0) / all;
}
