/**
 * Answers that count +1, 0 or −1: promoters, passives and detractors of an NPS, or satisfied, neutral and dissatisfied of a net satisfaction. Counts
 * may be fractional once an effective n or an adjustment is applied.
 */
export type Trinomial = { readonly up: number; readonly down: number; readonly n: number };

/** Every net score lies between these points. */
export const pointBounds = [-100, 100] as const;

/**
 * The net score in points, −100…100: share up minus share down.
 * @throws RangeError for no answers, or groups that are not inside them
 * @example
 * netPoints({ up: 50, down: 20, n: 100 }); // => 30
 */
export function netPoints(trinomial: Trinomial): number {
  checkTrinomial(trinomial);
  const { up, down, n } = trinomial;
  return (100 * (up - down)) / n;
}

/**
 * Variance of one answer on the values +1, 0, −1: P + D − (P − D)², at most 1.
 * @throws RangeError for no answers, or groups that are not inside them
 * @example
 * trinomialVariance({ up: 50, down: 50, n: 100 }); // => 1
 */
export function trinomialVariance(trinomial: Trinomial): number {
  checkTrinomial(trinomial);
  const { up, down, n } = trinomial;
  const [p, d] = [up / n, down / n];
  return Math.max(0, p + d - (p - d) ** 2);
}

/**
 * Standard error of the net score, in points.
 * @example
 * netStandardError({ up: 50, down: 20, n: 100 }).toFixed(4); // => "7.8102"
 */
export function netStandardError(trinomial: Trinomial): number {
  return 100 * Math.sqrt(trinomialVariance(trinomial) / trinomial.n);
}

/**
 * The same shares with as many answers as the effective n says.
 * @example
 * scaleTrinomial({ up: 50, down: 20, n: 100 }, 50); // => { up: 25, down: 10, n: 50 }
 */
export function scaleTrinomial({ up, down, n }: Trinomial, effectiveN: number): Trinomial {
  const factor = effectiveN / n;
  return { up: up * factor, down: down * factor, n: effectiveN };
}

/**
 * With imagined answers added, a quarter of them up and a quarter down: 3 make the adjusted-Wald interval, 1½ a side the split adjustment.
 * @example
 * withImaginedAnswers({ up: 50, down: 20, n: 100 }, 3); // => { up: 50.75, down: 20.75, n: 103 }
 */
export function withImaginedAnswers({ up, down, n }: Trinomial, imagined: number): Trinomial {
  return { up: up + imagined / 4, down: down + imagined / 4, n: n + imagined };
}

function checkTrinomial({ up, down, n }: Trinomial): void {
  // Scaled counts may exceed their scaled n by rounding.
  if (!(n > 0 && up >= 0 && down >= 0 && up + down <= n * (1 + 1e-9)))
    throw new RangeError(`A net score needs answers and groups inside them, not ${up} up and ${down} down of ${n}`);
}
