export { type Base, type BaseRule, baseOf, smallestHideBelow } from "./base.ts";
export { betaCdf } from "./beta.ts";
export { easeSummary } from "./ces.ts";
export {
  type CompareOptions,
  type Comparison,
  compareEase,
  compareMeans,
  compareNet,
  compareNps,
  compareTopTwoBox,
  fisherP,
} from "./compare.ts";
export { boxCounts, type CsatMethod, csatSummary, type Moments, meanSummary, moments, type Summary } from "./csat.ts";
export {
  histogramFromCounts,
  histogramFromScores,
  mergeHistograms,
  type ScoreHistogram,
  sampleSize,
} from "./histogram.ts";
export { type Interval, type IntervalMethod, wilsonInterval } from "./interval.ts";
export { benjaminiHochberg, bonferroni, holm } from "./multiplicity.ts";
export { normalCdf, normalQuantile, twoSidedP } from "./normal.ts";
export {
  type NpsCounts,
  type NpsSummary,
  nps,
  npsCounts,
  npsSummary,
  npsVariance,
  type SummaryOptions,
} from "./nps.ts";
export { type Direction, npsScale, pointCount, type Scale } from "./scale.ts";
export { studentCdf, studentQuantile, studentTwoSidedP } from "./student.ts";
export { decideVerdicts, type Family, type Verdict } from "./verdict.ts";
