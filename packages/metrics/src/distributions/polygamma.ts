import { sum } from "../vector.ts";

/** From here on the asymptotic series are exact to the last digits. */
const seriesFrom = 12;

/** Steps up by the recurrence until the series holds. */
function stepped(x: number, term: (at: number) => number): { at: number; passed: number } {
  const steps = Math.max(0, Math.ceil(seriesFrom - x));
  return { at: x + steps, passed: sum(Array.from({ length: steps }, (_, step) => term(x + step))) };
}

/** ψ(x), the slope of ln Γ(x), for x > 0. Source: Abramowitz & Stegun 6.3.5 and 6.3.18. */
export function digamma(x: number): number {
  const { at, passed } = stepped(x, (y) => 1 / y);
  const y = 1 / (at * at);
  const series = y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y * (1 / 132 - (y * 691) / 32_760)))));
  return Math.log(at) - 1 / (2 * at) - series - passed;
}

/** ψ′(x), for x > 0. Source: Abramowitz & Stegun 6.4.6 and 6.4.12. */
export function trigamma(x: number): number {
  const { at, passed } = stepped(x, (y) => 1 / (y * y));
  const y = 1 / (at * at);
  const series = y * (1 / 6 - y * (1 / 30 - y * (1 / 42 - y * (1 / 30 - y * (5 / 66 - (y * 691) / 2730)))));
  return 1 / at + y / 2 + series / at + passed;
}

/** The x > 0 with ψ′(x) = y, by halving on a logarithmic scale. */
export function inverseTrigamma(y: number): number {
  let [low, high] = [1e-8, 1e12];
  for (let step = 0; step < 200; step += 1) {
    const middle = Math.sqrt(low * high);
    if (trigamma(middle) > y) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}
