import { scaleLinear } from "d3-scale";

/**
 * Charts are drawn without a view box: across in percent of whatever width there is, down in pixels. So text keeps its
 * size, circles stay round, and nothing is scaled when a phone is turned; only the labels become fewer.
 */
export type Domain = [low: number, high: number];

/** Where a value stands between the ends of a domain, in percent. A domain without width puts everything in the middle. */
export function percentOf(value: number, [low, high]: Domain): number {
  if (high === low) return 50;
  return round(((value - low) / (high - low)) * 100);
}

/** How far from the top a value stands in a plot of that height. */
export function pixelOf(value: number, domain: Domain, height: number): number {
  return round(height - (percentOf(value, domain) / 100) * height);
}

/** A domain with round ends that shows every value, never wider than the metric can go. `null` when there is nothing. */
export function niceDomain(values: (number | null)[], bounds: Domain, tickCount = 4): Domain | null {
  const present = values.filter((value) => value !== null);
  if (present.length === 0) return null;
  const low = Math.min(...present);
  const high = Math.max(...present);
  const pad = high === low ? (bounds[1] - bounds[0]) / 20 : 0;
  const [niceLow = low, niceHigh = high] = scaleLinear()
    .domain([low - pad, high + pad])
    .nice(tickCount)
    .domain();
  return [Math.max(bounds[0], niceLow), Math.min(bounds[1], niceHigh)];
}

/** At most that many round values inside a domain, as many as keep to it: labels of a scale must never touch. */
export function ticksOf(domain: Domain, most = 5): number[] {
  for (let wanted = most; wanted > 1; wanted--) {
    const ticks = scaleLinear().domain(domain).ticks(wanted);
    if (ticks.length > most) continue;
    const quarters = ticks.length < 3 ? quartersOf(domain) : [];
    return quarters.length > ticks.length && quarters.length <= most ? quarters : ticks;
  }
  return scaleLinear().domain(domain).ticks(1);
}

/** Every 25 from end to end: between a step of 20, which is too fine, and one of 50, which leaves two lines to read a curve by. */
function quartersOf([low, high]: Domain): number[] {
  const first = Math.ceil(low / 25);
  return Array.from({ length: Math.max(0, Math.floor(high / 25) - first + 1) }, (_, index) => (first + index) * 25);
}

/** About `wanted` of `count` positions, evenly spread, always with the first. */
export function spreadIndexes(count: number, wanted: number): number[] {
  if (count === 0) return [];
  const step = Math.max(1, Math.ceil(count / wanted));
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step);
}

/** Two decimals are a hundredth of a percent of any screen; more would only make the page heavier. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
