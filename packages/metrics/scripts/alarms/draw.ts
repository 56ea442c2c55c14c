import type { Random } from "../../src/index.ts";

export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** By the gaps between successes, which are few. */
export function binomial(n: number, p: number, random: Random): number {
  let [at, count] = [0, 0];
  for (;;) {
    at += Math.floor(Math.log(1 - random()) / Math.log1p(-p)) + 1;
    if (at > n) return count;
    count += 1;
  }
}

export function poisson(mean: number, random: Random): number {
  let [at, count] = [0, 0];
  for (;;) {
    at -= Math.log(1 - random());
    if (at > mean) return count;
    count += 1;
  }
}

/** Mean 1, by Marsaglia and Tsang; of shape 1 and more. */
export function gamma(shape: number, random: Random): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return (d * v) / shape;
  }
}

/** Places drawn by their weights, in constant time. */
export function drawer(weights: readonly number[], random: Random): () => number {
  const mean = weights.reduce((all, one) => all + one, 0) / weights.length;
  const chance = Float64Array.from(weights, (one) => one / mean);
  const other = new Int32Array(weights.length);
  const small = [...chance.keys()].filter((at) => (chance[at] ?? 0) < 1);
  const large = [...chance.keys()].filter((at) => (chance[at] ?? 0) >= 1);
  for (let less = small.pop(); less !== undefined; less = small.pop()) {
    const more = large.at(-1);
    if (more === undefined) break;
    other[less] = more;
    chance[more] = (chance[more] ?? 0) - (1 - (chance[less] ?? 0));
    if ((chance[more] ?? 0) < 1) small.push(large.pop() ?? more);
  }
  return () => {
    const at = Math.floor(random() * weights.length);
    return random() < (chance[at] ?? 1) ? at : (other[at] ?? at);
  };
}
