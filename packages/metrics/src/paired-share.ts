import { criticalZ, defaultLevel, type Interval, intervalAround } from "./interval.ts";

/** What two methods said of the same n things: how many only the first got right, and how many only the second. */
export type PairedShares = { readonly onlyFirst: number; readonly onlySecond: number; readonly n: number };

export type PairedShareChange = { readonly value: number; readonly n: number; readonly interval: Interval };

const bounds = [-1, 1] as const;

/**
 * The difference of two shares taken from the same things, second minus first: two models on the same comments. Those on which both agree say nothing of it
 * but how many there are. The interval is Wald's after adding ½ to each of the four cells, which holds its level also where few differ; two independent
 * shares would be far less sure of the same difference. `null` without anything. Source: Agresti & Min 2005.
 * @throws RangeError for counts that are not whole numbers from 0 up, or that are more than n
 * @example
 * pairedShareChange({ onlyFirst: 10, onlySecond: 25, n: 200 })?.value; // => 0.075
 */
export function pairedShareChange(
  { onlyFirst, onlySecond, n }: PairedShares,
  level = defaultLevel,
): PairedShareChange | null {
  for (const count of [onlyFirst, onlySecond, n])
    if (!Number.isSafeInteger(count) || count < 0)
      throw new RangeError(`A count is a whole number from 0 up, not ${count}`);
  if (onlyFirst + onlySecond > n) throw new RangeError(`Of ${n} things ${onlyFirst + onlySecond} cannot differ`);
  if (n === 0) return null;
  const size = n + 2;
  const centre = (onlySecond - onlyFirst) / size;
  const variance = (onlyFirst + onlySecond + 1 - size * centre ** 2) / size ** 2;
  return {
    value: (onlySecond - onlyFirst) / n,
    n,
    interval: intervalAround(centre, criticalZ(level) * Math.sqrt(variance), { level, method: "adjustedWald", bounds }),
  };
}
