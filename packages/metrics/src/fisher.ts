import { sum } from "./vector.ts";

/**
 * Fisher's exact test, two-sided: the probability of all tables with these margins that are no likelier than the observed one. For shares where a cell
 * expects fewer than 5.
 * @throws RangeError for counts that are not whole or not inside their n
 * @example
 * fisherP(56, 70, 48, 80).toFixed(5); // => "0.01252"
 */
export function fisherP(x1: number, n1: number, x2: number, n2: number): number {
  for (const [x, n] of [
    [x1, n1],
    [x2, n2],
  ] as const) {
    if (!Number.isInteger(x) || !Number.isInteger(n) || x < 0 || x > n)
      throw new RangeError(`Fisher's test needs 0 to n of n answers in whole numbers, not ${x} of ${n}`);
  }
  const successes = x1 + x2;
  const [from, to] = [Math.max(0, successes - n2), Math.min(n1, successes)];
  // Logarithms of the probabilities relative to the first table, by the ratio of neighbours: no factorials, and no overflow.
  const logs = [0];
  for (let x = from; x < to; x += 1)
    logs.push((logs.at(-1) ?? 0) + Math.log(((n1 - x) * (successes - x)) / ((x + 1) * (n2 - successes + x + 1))));
  const largest = logs.reduce((high, log) => Math.max(high, log), -Infinity);
  const weights = logs.map((log) => Math.exp(log - largest));
  const observed = weights[x1 - from] ?? 0;
  // Equal tables differ by rounding; the same allowance as R's fisher.test.
  return Math.min(1, sum(weights.filter((weight) => weight <= observed * (1 + 1e-7))) / sum(weights));
}
