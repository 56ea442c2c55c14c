import { mergeHistograms, mergeMoments, nps, sampleSize } from "../../../src/index.ts";
import { readNpsHistogram } from "../histograms.ts";
import { type Input, readNumber, readRecord } from "../read.ts";
import type { VectorForm } from "../vector.ts";

export const histogramForms: VectorForm[] = [
  {
    name: "histogram",
    inputs: ["a", "b"],
    compute: (input) => {
      const merged = mergeHistograms([readNpsHistogram(input, "a"), readNpsHistogram(input, "b")]);
      return merged ? { merged: merged.counts, n: sampleSize(merged), nps: nps(merged) } : {};
    },
  },
  {
    name: "histogram",
    inputs: ["a", "b"],
    compute: (input) => {
      const { n, mean, m2 } = mergeMoments(readMoments(input, "a"), readMoments(input, "b"));
      return { n, mean, M2: m2 };
    },
  },
];

function readMoments(input: Input, name: string) {
  const part = readRecord(input[name], name);
  return { n: readNumber(part, "n"), mean: readNumber(part, "mean"), m2: readNumber(part, "M2") };
}
