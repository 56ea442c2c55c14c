import {
  adjustedNetChange,
  adjustedWaldNetInterval,
  goodmanNetInterval,
  moments,
  type NetChange,
  netPoints,
  netStandardError,
  nps,
  npsCounts,
  npsTrinomial,
  npsVariance,
  pooledNetZ,
  scoreNetInterval,
  studentNetInterval,
  waldNetChange,
  waldNetInterval,
  withImaginedAnswers,
} from "../../../src/index.ts";
import { ends, readNpsHistogram } from "../histograms.ts";
import { readNumber } from "../read.ts";
import type { VectorForm } from "../vector.ts";

export const npsForms: VectorForm[] = [
  {
    name: "nps",
    inputs: ["hist0to10", "conf"],
    compute: (input) => {
      const histogram = readNpsHistogram(input, "hist0to10");
      const level = readNumber(input, "conf");
      const counts = npsCounts(histogram);
      const trinomial = npsTrinomial(histogram);
      const answered = counts.n > 0;
      const adjusted = withImaginedAnswers(trinomial, 3);
      const adjustedEnds = adjustedWaldNetInterval(trinomial, level);
      return {
        ...counts,
        nps: nps(histogram),
        mean: moments(histogram)?.mean ?? null,
        variance: npsVariance(histogram),
        se_points: answered ? netStandardError(trinomial) : null,
        wald: answered ? ends(waldNetInterval(trinomial, level)) : null,
        adjWald: answered
          ? {
              center: netPoints(adjusted),
              se_points: netStandardError(adjusted),
              lo: adjustedEnds.low,
              hi: adjustedEnds.high,
            }
          : null,
        score: answered ? ends(scoreNetInterval(trinomial, level)) : null,
        goodmanSimultaneous: answered ? ends(goodmanNetInterval(trinomial, level)) : null,
        trinomial_t: answered ? ends(studentNetInterval(trinomial, level)) : null,
      };
    },
  },
  {
    name: "nps",
    inputs: ["before", "after"],
    compute: (input) => {
      const before = npsTrinomial(readNpsHistogram(input, "before"));
      const after = npsTrinomial(readNpsHistogram(input, "after"));
      const answered = before.n > 0 && after.n > 0;
      return {
        ...described(answered ? waldNetChange(before, after) : null),
        adjWaldSplit_default: answered ? described(adjustedNetChange(before, after)) : null,
        adjWaldFull: answered ? described(adjustedNetChange(before, after, { imagined: 3 })) : null,
        pooledZ: answered ? pooledNetZ(before, after) : null,
      };
    },
  },
];

function described(change: NetChange | null) {
  if (!change) return { delta: null, se: null, z: null, p: null, lo: null, hi: null };
  const { delta, se, z, p, interval } = change;
  return { delta, se, z, p, lo: interval.low, hi: interval.high };
}
