import {
  adjustedWaldNetInterval,
  baseRule,
  isOnScale,
  meanOf,
  netPoints,
  npsSummary,
  npsTrinomial,
  type Scale,
  sampleSize,
  waldNetInterval,
  weightedMean,
  withImaginedAnswers,
} from "../../../src/index.ts";
import { ends, readNpsHistogram } from "../histograms.ts";
import { type Input, readList, readNumber, readNumbers, readRecords } from "../read.ts";
import type { VectorForm } from "../vector.ts";

export const edgeForms: VectorForm[] = [
  { name: "edge", inputs: ["hist0to10"], compute: smallest },
  {
    name: "edge",
    inputs: ["scores", "scale"],
    compute: (input) => {
      const [min = Number.NaN, max = Number.NaN] = readNumbers(input, "scale");
      const scale: Scale = { min, max, direction: "higherIsBetter" };
      const scores = readList(input, "scores");
      const accepted = scores.filter((score) => isOnScale(scale, score));
      return { accepted, rejected: scores.length - accepted.length };
    },
  },
  {
    name: "edge",
    inputs: ["units"],
    compute: (input) => {
      // A unit without answers has no score, and no part in either mean.
      const units = readRecords(input, "units").filter((unit) => unit.n !== 0);
      const values = units.map((unit) => readNumber(unit, "nps"));
      const sizes = units.map((unit) => readNumber(unit, "n"));
      return { pooled: weightedMean(values, sizes), wrongMeanOfUnits: meanOf(values) };
    },
  },
];

function smallest(input: Input) {
  const histogram = readNpsHistogram(input, "hist0to10");
  const n = sampleSize(histogram);
  const summary = npsSummary(histogram);
  const trinomial = npsTrinomial(histogram);
  const adjusted = n > 0 ? adjustedWaldNetInterval(trinomial) : null;
  return {
    n,
    nps: summary?.value ?? null,
    ci: summary ? ends(summary.interval) : null,
    adjWald: adjusted && {
      center: netPoints(withImaginedAnswers(trinomial, 3)),
      lo: adjusted.low,
      hi: adjusted.high,
    },
    wald: n > 0 ? ends(waldNetInterval(trinomial)) : null,
    displayable: ["lowBase", "normal"].includes(baseRule(n)),
  };
}
