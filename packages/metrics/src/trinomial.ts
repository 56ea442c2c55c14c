/**
 * Answers that count +1, 0 or −1: promoters, passives and detractors of an NPS, or satisfied, neutral and dissatisfied of a net satisfaction. Counts
 * may be fractional once an effective n or an adjustment is applied.
 */
export type Trinomial = { readonly up: number; readonly down: number; readonly n: number };

/** Every net score lies between these points. */
export const pointBounds = [-100, 100] as const;

/** The net score in points, −100…100: share up minus share down. */
export function netPoints({ up, down, n }: Trinomial): number {
  return (100 * (up - down)) / n;
}

/** Variance of one answer on the values +1, 0, −1: P + D − (P − D)², at most 1. */
export function trinomialVariance({ up, down, n }: Trinomial): number {
  const [p, d] = [up / n, down / n];
  return Math.max(0, p + d - (p - d) ** 2);
}

/** Standard error of the net score, in points. */
export function netStandardError(trinomial: Trinomial): number {
  return 100 * Math.sqrt(trinomialVariance(trinomial) / trinomial.n);
}

/** The same shares with as many answers as the effective n says. */
export function scaleTrinomial({ up, down, n }: Trinomial, effectiveN: number): Trinomial {
  const factor = effectiveN / n;
  return { up: up * factor, down: down * factor, n: effectiveN };
}

/** With imagined answers added, a quarter of them up and a quarter down: 3 make the adjusted-Wald interval, 1½ a side the split adjustment. */
export function withImaginedAnswers({ up, down, n }: Trinomial, imagined: number): Trinomial {
  return { up: up + imagined / 4, down: down + imagined / 4, n: n + imagined };
}
