// Scores and what they are made of
export { type Base, type BaseThresholds, baseRule, defaultBaseThresholds, smallestHideBelow } from "./base.ts";
export { type BoxCounts, boxCounts, boxTrinomial } from "./box.ts";
export { type EaseCounts, easeCounts, easeSummary } from "./ces.ts";
// Change and verdict
export { type CompareOptions, type Comparison, compareCsat, compareEase, compareNps } from "./compare.ts";
export { csatMethodsOf, csatSummary } from "./csat.ts";
// Distributions
export { betaCdf, betaQuantile } from "./distributions/beta.ts";
export { chiSquareCdf, chiSquareP, chiSquareQuantile } from "./distributions/chi-square.ts";
export { normalCdf, normalQuantile, twoSidedP } from "./distributions/normal.ts";
export { studentCdf, studentQuantile, studentTwoSidedP } from "./distributions/student.ts";
export { effectiveSize, kishEffectiveN, type SampleOptions } from "./effective-n.ts";
export { fisherP } from "./fisher.ts";
export {
  histogramFromCounts,
  histogramFromScores,
  mergeHistograms,
  type ScoreHistogram,
  sampleSize,
  subtractHistogram,
} from "./histogram.ts";
// Intervals
export { criticalZ, defaultLevel, type Interval, type IntervalMethod } from "./interval.ts";
export { type Moments, mergeMoments, moments, type RunningMoments } from "./moments.ts";
export { benjaminiHochberg, bonferroni, holm } from "./multiplicity.ts";
export { adjustedNetChange, type NetChange, pooledNetZ, waldNetChange } from "./net-change.ts";
export {
  type NpsCounts,
  type NpsSummary,
  nps,
  npsCounts,
  npsSummary,
  npsTrinomial,
  npsVariance,
} from "./nps.ts";
export { type Direction, isOnScale, npsScale, pointCount, type Scale, sameScale } from "./scale.ts";
export { newcombeInterval, pooledShareZ, type Share, shareDifferenceP } from "./share-change.ts";
export { agrestiCoullInterval, clopperPearsonInterval, jeffreysInterval, wilsonInterval } from "./share-interval.ts";
export {
  type CsatMethod,
  moreIsBetter,
  type ScoreMethod,
  type Summary,
  type SummaryOptions,
  type Unit,
  unitOf,
} from "./summary.ts";
export { netPoints, netStandardError, type Trinomial, trinomialVariance } from "./trinomial.ts";
export {
  adjustedWaldNetInterval,
  goodmanNetInterval,
  scoreNetInterval,
  studentNetInterval,
  waldNetInterval,
} from "./trinomial-interval.ts";
export { decideVerdict, decideVerdicts, type Family, type Verdict, type VerdictCase } from "./verdict.ts";
export { type SampleMean, type WelchTest, welchTest } from "./welch.ts";
