/** A small seeded generator (mulberry32): the demo world is the same on every machine. */
export type Random = {
  /** 0 ≤ x < 1 */
  next(): number;
  /** Standard normal, by Box and Muller. */
  normal(): number;
  pick<T>(values: readonly T[]): T;
  /** Picks by weight. */
  weighted<T>(values: readonly T[], weightOf: (value: T) => number): T;
};

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const at = <T>(values: readonly T[], index: number): T => {
    const value = values[index];
    if (value === undefined) throw new RangeError("pick: nothing to pick from");
    return value;
  };
  return {
    next,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick: (values) => at(values, Math.floor(next() * values.length)),
    weighted(values, weightOf) {
      let left = next() * values.reduce((sum, value) => sum + weightOf(value), 0);
      const found = values.findIndex((value) => {
        left -= weightOf(value);
        return left < 0;
      });
      return at(values, found < 0 ? values.length - 1 : found);
    },
  };
}
