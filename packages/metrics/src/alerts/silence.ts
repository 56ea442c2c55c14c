export type SilentDay = { readonly expected: number; readonly dayCount: number; readonly p: number };

const fewestDays = 2;

/**
 * How unlikely a run of days without answers is, day after day: (1 + A·M)^(−1/A) with M answers expected and A the excess variance of weeks and days.
 * Days on which nothing was expected do not count.
 * @example
 * silentRun([6, 6], { weekExcess: 0.04, dayExcess: 0.09 })[1]?.p.toFixed(6); // => "0.000140"
 */
export function silentRun(
  expectedPerDay: readonly number[],
  { weekExcess, dayExcess }: { weekExcess: number; dayExcess: number },
): SilentDay[] {
  let [expected, dayCount] = [0, 0];
  return expectedPerDay.map((day) => {
    expected += day;
    if (day > 0) dayCount += 1;
    const excess = weekExcess + (dayExcess - weekExcess) / Math.max(1, dayCount);
    return { expected, dayCount, p: (1 + excess * expected) ** (-1 / excess) };
  });
}

/**
 * The first evening on which a source counts as silent: after two days, when chance would hardly leave it so long. `null` when it does not yet.
 * @example
 * silentFrom([{ expected: 6, dayCount: 1, p: 1e-9 }, { expected: 12, dayCount: 2, p: 1e-9 }], 1e-6); // => 1
 */
export function silentFrom(run: readonly SilentDay[], alpha: number): number | null {
  const at = run.findIndex(({ dayCount, p }) => dayCount >= fewestDays && p <= alpha);
  return at < 0 ? null : at;
}
