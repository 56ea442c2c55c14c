/** Sums of what lies beyond target ± slack, upwards and downwards, from 0. */
export type Cusum = {
  readonly upper: readonly number[];
  readonly lower: readonly number[];
  /** The first index at which a sum exceeds the threshold, `null` when none does. */
  readonly firstUpperSignal: number | null;
  readonly firstLowerSignal: number | null;
  readonly firstSignal: number | null;
};

/**
 * The tabular CUSUM: S⁺ = max(0, x − (target + slack) + S⁺), S⁻ mirrored; a signal when a sum exceeds the threshold. Slack and threshold in units of x,
 * usually .5σ and 4–5σ. Finds a small lasting shift earlier than eight in a row. Source: Page 1954; Montgomery & Runger, Table 16-8.
 * @example
 * cusum([102, 94.8, 98.3], { target: 99, slack: 1, threshold: 10 }).upper; // => [2, 0, 0]
 */
export function cusum(
  x: readonly number[],
  { target, slack, threshold }: { target: number; slack: number; threshold: number },
): Cusum {
  const upper = accumulate(x, (value) => value - (target + slack));
  const lower = accumulate(x, (value) => target - slack - value);
  const firstUpperSignal = firstBeyond(upper, threshold);
  const firstLowerSignal = firstBeyond(lower, threshold);
  const found = [firstUpperSignal, firstLowerSignal].filter((index) => index !== null);
  return {
    upper,
    lower,
    firstUpperSignal,
    firstLowerSignal,
    firstSignal: found.length > 0 ? Math.min(...found) : null,
  };
}

function accumulate(x: readonly number[], excess: (value: number) => number): number[] {
  let total = 0;
  return x.map((value) => {
    total = Math.max(0, total + excess(value));
    return total;
  });
}

function firstBeyond(sums: readonly number[], threshold: number): number | null {
  const index = sums.findIndex((value) => value > threshold);
  return index < 0 ? null : index;
}
