/** A stream of chances with a seed: the same seed, the same samples. */
export type Random = {
  /** A whole number from 0 up to, not including, `limit`. */
  readonly below: (limit: number) => number;
  readonly digits: (count: number) => string;
  readonly pick: <T>(from: ArrayLike<T>) => T;
};

/** Mulberry32: 32 bits of state are plenty for a few thousand samples. */
export function seededRandom(seed: number): Random {
  let state = seed | 0;
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return {
    below,
    pick: <T>(from: ArrayLike<T>): T => from[below(from.length)] as T,
    digits: (count) => Array.from({ length: count }, () => below(10)).join(""),
  };
}
