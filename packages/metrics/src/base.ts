/** How much a sample can carry: nothing, too little to show, too little to compare, or enough. */
export type Base = "none" | "withheld" | "lowBase" | "normal";
export type BaseRule = { hideBelow: number; lowBelow: number };

/** No organisation may show a score of fewer answers than this. */
export const smallestHideBelow = 5;

/**
 * The minimum-n rule, separate from anonymity: below `hideBelow` no score, below `lowBelow` a score marked low base whose verdict is always
 * "too few answers".
 * @throws RangeError for thresholds below 5 or out of order
 * @example
 * baseOf(22, { hideBelow: 5, lowBelow: 30 }); // => "lowBase"
 */
export function baseOf(n: number, { hideBelow, lowBelow }: BaseRule): Base {
  if (hideBelow < smallestHideBelow || lowBelow < hideBelow)
    throw new RangeError(`Thresholds ${hideBelow} and ${lowBelow} are below ${smallestHideBelow} or out of order`);
  if (n === 0) return "none";
  return n < hideBelow ? "withheld" : n < lowBelow ? "lowBase" : "normal";
}
