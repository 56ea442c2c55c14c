import { criticalT } from "@heard/metrics";
import { leastSquares } from "@heard/metrics/least-squares";
import { neweyWestErrors } from "@heard/metrics/newey-west";

export type MemorySample = { minute: number; bytes: number };
export type MemoryTrend = {
  /** Bytes a minute, with its 95 % interval. */
  slope: number;
  interval: readonly [low: number, high: number];
  /** What the slope comes to over the whole window, as a share of where it began. */
  growthShare: number;
  samples: number;
};

const level = 0.95;

/**
 * The straight line through samples of memory. Memory moves in steps and saw-teeth, so neighbouring samples resemble each other: the interval is by Newey
 * and West with √n neighbours, or nearly every run would seem to have a slope.
 * @throws Error for fewer than five samples, which say nothing
 */
export function memoryTrend(samples: readonly MemorySample[]): MemoryTrend {
  if (samples.length < 5) throw new Error(`${samples.length} samples of memory are too few for a slope`);
  const x = samples.map(({ minute }) => [1, minute]);
  const fit = leastSquares(
    x,
    samples.map(({ bytes }) => bytes),
  );
  const [base, slope] = fit?.coefficients ?? [];
  if (!fit || base === undefined || slope === undefined) throw new Error("The samples of memory are all of one moment");
  const error = neweyWestErrors(x, fit, Math.floor(Math.sqrt(samples.length)))[1] ?? Number.NaN;
  const reach = criticalT(level, fit.df) * error;
  const [first, last] = [samples[0]?.minute ?? 0, samples.at(-1)?.minute ?? 0];
  return {
    slope,
    interval: [slope - reach, slope + reach],
    growthShare: (slope * (last - first)) / (base + slope * first),
    samples: samples.length,
  };
}

/** Grows neither measurably nor much. Memory that falls is no leak. */
export function isLevel({ interval: [low], growthShare }: MemoryTrend, mostGrowth: number): boolean {
  return low <= 0 && growthShare < mostGrowth;
}
