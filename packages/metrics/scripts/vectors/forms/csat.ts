import {
  boxCounts,
  csatSummary,
  easeSummary,
  mannWhitney,
  moments,
  sampleSize,
  studentQuantile,
  welchTest,
} from "../../../src/index.ts";
import { ends, readHistogram } from "../histograms.ts";
import { type Input, readNumber } from "../read.ts";
import type { VectorForm } from "../vector.ts";

export const csatForms: VectorForm[] = [
  { name: "csat", inputs: ["hist", "min", "max"], compute: summarise },
  {
    name: "csat",
    inputs: ["histA", "histB", "min"],
    compute: (input) => {
      const found = mannWhitney(readHistogram(input, "histA"), readHistogram(input, "histB"));
      return {
        U: found?.u ?? null,
        p: found?.p ?? null,
        probBgtA_plus_half_ties: found?.probability ?? null,
      };
    },
  },
  {
    name: "csat",
    inputs: ["histA", "histB", "min"],
    compute: (input) => {
      const [a, b] = [sampleOf(input, "histA"), sampleOf(input, "histB")];
      const found = a && b && welchTest(a, b);
      return {
        diff: found?.difference ?? null,
        t: found?.t ?? null,
        df: found?.df ?? null,
        p: found?.p ?? null,
        ci: found ? ends(found.interval) : null,
      };
    },
  },
];

function summarise(input: Input) {
  const histogram = readHistogram(input, "hist");
  if (histogram.scale.max !== readNumber(input, "max")) throw new RangeError("max does not go with min and hist");
  const n = sampleSize(histogram);
  const found = moments(histogram);
  const [mean, sd] = [found?.mean ?? null, found?.sd ?? null];
  const se = sd === null ? null : sd / Math.sqrt(n);
  const half = se === null ? null : studentQuantile(0.975, n - 1) * se;
  const composite = csatSummary(histogram, "composite");
  const { top, bottom } = boxCounts(histogram);
  const percent = (count: number) => (n > 0 ? (100 * count) / n : null);
  return {
    n,
    mean,
    sd,
    se,
    tCI: mean === null || half === null ? null : [mean - half, mean + half],
    sumOverMaxPct: composite && 100 * composite.value,
    rescaled0to100: easeSummary(histogram)?.value ?? null,
    top2BoxPct: percent(top),
    bottom2BoxPct: percent(bottom),
    netSat: percent(top - bottom),
  };
}

function sampleOf(input: Input, name: string) {
  const found = moments(readHistogram(input, name));
  return found && found.sd !== null ? { mean: found.mean, variance: found.sd ** 2, n: found.n } : null;
}
