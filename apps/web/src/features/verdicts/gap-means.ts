import type { VerdictPeriod } from "@heard/core/verdicts";

/** Where a group stood in a window: the mean of its periods, each by its answers; `null` without any. Periods that are left out as a whole do not count. */
export function meanOf(
  periods: readonly VerdictPeriod[],
  role: "plan" | "comparison",
  window: VerdictPeriod["window"],
): number | null {
  let [sum, n] = [0, 0];
  for (const { levels, window: own, isExcluded } of periods) {
    const level = levels[role];
    if (own !== window || isExcluded || level?.value === null || level?.value === undefined) continue;
    sum += level.value * level.n;
    n += level.n;
  }
  return n === 0 ? null : sum / n;
}

/** The answers of a group in the periods of a window that count. */
export function answersOf(
  periods: readonly VerdictPeriod[],
  role: "plan" | "comparison",
  window: VerdictPeriod["window"],
): number {
  const used = periods.filter((period) => period.window === window && !period.isExcluded);
  return used.reduce((sum, { levels }) => sum + (levels[role]?.n ?? 0), 0);
}
