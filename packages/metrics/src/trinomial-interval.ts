import { chiSquareQuantile } from "./distributions/chi-square.ts";
import { checkLevel, criticalT, criticalZ, defaultLevel, type Interval, intervalAround } from "./interval.ts";
import {
  netPoints,
  netStandardError,
  pointBounds,
  type Trinomial,
  trinomialVariance,
  withImaginedAnswers,
} from "./trinomial.ts";

/**
 * Net ± z·SE, clipped to ±100. Collapses to a point when everybody agrees and covers too little below n = 100: for comparison, not for screens.
 * @example
 * waldNetInterval({ up: 50, down: 20, n: 100 }).low.toFixed(2); // => "14.69"
 */
export function waldNetInterval(trinomial: Trinomial, level = defaultLevel): Interval {
  const half = criticalZ(level) * netStandardError(trinomial);
  return intervalAround(netPoints(trinomial), half, { level, method: "wald", bounds: pointBounds });
}

/**
 * The default interval of a net score: Wald after adding 3 answers, ¾ up and ¾ down, clipped to ±100. Drawn with the unadjusted value it may be
 * off-centre; it holds that value from two answers on. Chosen for its coverage, which `coverage.test.ts` measures. Source: Rocks 2016, The American Statistician 70(4).
 * @example
 * adjustedWaldNetInterval({ up: 50, down: 20, n: 100 }).low.toFixed(2); // => "14.05"
 */
export function adjustedWaldNetInterval(trinomial: Trinomial, level = defaultLevel): Interval {
  return { ...waldNetInterval(withImaginedAnswers(trinomial, 3), level), method: "adjustedWald" };
}

/**
 * The score (Wilson-type) interval of a net score: the roots t of n(N − t)² = z²(P + D − t²), in closed form.
 * @example
 * scoreNetInterval({ up: 50, down: 20, n: 100 }).high.toFixed(2); // => "43.95"
 */
export function scoreNetInterval({ up, down, n }: Trinomial, level = defaultLevel): Interval {
  const z = criticalZ(level);
  const net = (up - down) / n;
  const decided = (up + down) / n;
  const half = (z * Math.sqrt(n * (decided - net ** 2) + z ** 2 * decided)) / (n + z ** 2);
  return intervalAround((100 * n * net) / (n + z ** 2), 100 * half, { level, method: "score", bounds: pointBounds });
}

/**
 * Goodman's simultaneous interval, for several contrasts of the three shares at once: Wald with √χ² of 2 degrees of freedom. Source: Goodman 1964.
 * @example
 * goodmanNetInterval({ up: 50, down: 20, n: 100 }).low.toFixed(2); // => "10.88"
 */
export function goodmanNetInterval(trinomial: Trinomial, level = defaultLevel): Interval {
  checkLevel(level);
  const half = Math.sqrt(chiSquareQuantile(level, 2)) * netStandardError(trinomial);
  return intervalAround(netPoints(trinomial), half, { level, method: "goodman", bounds: pointBounds });
}

/**
 * Net ± t(n − 1)·√(v/(n − 1)), not clipped; `null` when all answers agree. The textbook t interval of the values +1, 0, −1.
 * @example
 * studentNetInterval({ up: 50, down: 20, n: 100 })?.low.toFixed(2); // => "14.42"
 */
export function studentNetInterval(trinomial: Trinomial, level = defaultLevel): Interval | null {
  const variance = trinomialVariance(trinomial);
  const df = trinomial.n - 1;
  if (variance === 0 || df <= 0) return null;
  const half = criticalT(level, df) * 100 * Math.sqrt(variance / df);
  return intervalAround(netPoints(trinomial), half, { level, method: "studentT" });
}
