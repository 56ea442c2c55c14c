import { betaQuantile } from "./distributions/beta.ts";
import { checkLevel, criticalZ, defaultLevel, type Interval, intervalAround } from "./interval.ts";

const shareBounds = [0, 1] as const;

/**
 * Wilson's score interval of a share, x of n: the default for top-2-box. Inside 0…1 by construction, and never of width 0.
 * Source: Wilson 1927; Brown, Cai & DasGupta 2001.
 * @param x how many; may be fractional where n is an effective size
 * @example
 * wilsonInterval(7, 50).low.toFixed(4); // => "0.0695"
 */
export function wilsonInterval(x: number, n: number, level = defaultLevel): Interval {
  checkShare(x, n);
  const z = criticalZ(level);
  const p = x / n;
  const half = z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
  const denominator = 1 + z ** 2 / n;
  const found = intervalAround((p + z ** 2 / (2 * n)) / denominator, half / denominator, {
    level,
    method: "wilson",
    bounds: shareBounds,
  });
  // The ends that are exact on paper, where rounding would leave 1e-17.
  return { ...found, low: x === 0 ? 0 : found.low, high: x === n ? 1 : found.high };
}

/**
 * Wald after adding z²/2 to x and z² to n, clipped. Source: Agresti & Coull 1998.
 * @example
 * agrestiCoullInterval(75, 100).low.toFixed(4); // => "0.6565"
 */
export function agrestiCoullInterval(x: number, n: number, level = defaultLevel): Interval {
  checkShare(x, n);
  const z = criticalZ(level);
  const size = n + z ** 2;
  const p = (x + z ** 2 / 2) / size;
  const half = z * Math.sqrt((p * (1 - p)) / size);
  return intervalAround(p, half, { level, method: "agrestiCoull", bounds: shareBounds });
}

/**
 * Equal tails of beta(x + ½, n − x + ½), with the low end 0 at x = 0 and the high end 1 at x = n. Source: Brown, Cai & DasGupta 2001.
 * @example
 * jeffreysInterval(75, 100).low.toFixed(4); // => "0.6588"
 */
export function jeffreysInterval(x: number, n: number, level = defaultLevel): Interval {
  checkShare(x, n);
  checkLevel(level);
  const tail = (1 - level) / 2;
  return {
    level,
    low: x === 0 ? 0 : betaQuantile(tail, x + 0.5, n - x + 0.5),
    high: x === n ? 1 : betaQuantile(1 - tail, x + 0.5, n - x + 0.5),
    method: "jeffreys",
  };
}

/**
 * The exact interval: covers at least its level for every share, so it is wider than the others. Source: Clopper & Pearson 1934.
 * @example
 * clopperPearsonInterval(7, 50).low.toFixed(4); // => "0.0582"
 */
export function clopperPearsonInterval(x: number, n: number, level = defaultLevel): Interval {
  checkShare(x, n);
  checkLevel(level);
  const tail = (1 - level) / 2;
  return {
    level,
    low: x === 0 ? 0 : betaQuantile(tail, x, n - x + 1),
    high: x === n ? 1 : betaQuantile(1 - tail, x + 1, n - x),
    method: "clopperPearson",
  };
}

function checkShare(x: number, n: number): void {
  if (!(n > 0 && x >= 0 && x <= n)) throw new RangeError(`A share is 0 to n of n answers, not ${x} of ${n}`);
}
