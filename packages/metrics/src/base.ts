/** How much a sample can carry: nothing, too little to show, too little to compare or rank, or enough. */
export type Base = "none" | "withheld" | "lowBase" | "normal";
export type BaseThresholds = { readonly hideBelow: number; readonly lowBelow: number };

/** No organisation may show a score of fewer answers than this. */
export const smallestHideBelow = 5;
/** What an organisation starts with. */
export const defaultBaseThresholds: BaseThresholds = { hideBelow: smallestHideBelow, lowBelow: 30 };

/**
 * The minimum-n rule, separate from anonymity: below `hideBelow` no score, below `lowBelow` a score marked low base, which is not ranked and whose
 * verdict is always "too few answers".
 * @throws RangeError for thresholds below 5 or out of order
 * @example
 * baseRule(22, { hideBelow: 5, lowBelow: 30 }); // => "lowBase"
 * @example
 * baseRule(3); // => "withheld"
 */
export function baseRule(n: number, { hideBelow, lowBelow }: BaseThresholds = defaultBaseThresholds): Base {
  if (!(hideBelow >= smallestHideBelow && lowBelow >= hideBelow))
    throw new RangeError(`Thresholds ${hideBelow} and ${lowBelow} are below ${smallestHideBelow} or out of order`);
  if (n === 0) return "none";
  if (n < hideBelow) return "withheld";
  return n < lowBelow ? "lowBase" : "normal";
}
