// Scores and what they are made of

export { answerValues, type ValueMoments, valueMoments } from "./answer-values.ts";
export { type Base, type BaseThresholds, baseRule, defaultBaseThresholds, smallestHideBelow } from "./base.ts";
export { type BoxCounts, boxCounts, boxTrinomial } from "./box.ts";
export { type EaseCounts, easeCounts, easeSummary } from "./ces.ts";
// Change and verdict
export { type CompareOptions, type Comparison, compareCsat, compareEase, compareNps } from "./compare.ts";
// Effects and causes
export { correlationsOf, type DriverCorrelations, ridged } from "./correlation.ts";
export { csatMethodsOf, csatSummary } from "./csat.ts";
// Charts over time
export { type Cusum, cusum } from "./cusum.ts";
export {
  clusteredDifference,
  type DifferenceInDifferences,
  differenceInDifferences,
  differenceOfChanges,
  type FourCells,
  sitesForClustering,
} from "./difference-in-differences.ts";
// Anonymity
export { determinedSets } from "./disclosure.ts";
// Distributions
export { betaCdf, betaQuantile } from "./distributions/beta.ts";
export { chiSquareCdf, chiSquareP, chiSquareQuantile } from "./distributions/chi-square.ts";
export { normalCdf, normalQuantile, twoSidedP } from "./distributions/normal.ts";
export { studentCdf, studentQuantile, studentTwoSidedP } from "./distributions/student.ts";
export { analyseDrivers, type Driver, type DriverAnalysis, type DriverCase } from "./driver-analysis.ts";
export { type DriverImportance, driverImportance, mostShapleyDrivers, varianceInflation } from "./drivers.ts";
export { effectiveSize, kishEffectiveN, type SampleOptions } from "./effective-n.ts";
export { type Ewma, ewma } from "./ewma.ts";
export { fisherP } from "./fisher.ts";
// Targets, ranking, planning
export {
  forecastMethod,
  type LinearForecast,
  linearForecast,
  neededPerPeriod,
  probabilityAtLeast,
} from "./forecast.ts";
export {
  histogramFromCounts,
  histogramFromScores,
  mergeHistograms,
  type ScoreHistogram,
  sampleSize,
  subtractHistogram,
} from "./histogram.ts";
export { fitHolt, type Holt, holt, holtForecast } from "./holt.ts";
export { type IndividualsChart, individualsChart, type Limits, rangePerSigma } from "./individuals-chart.ts";
export { type InterruptedTimeSeries, interruptedTimeSeries } from "./interrupted-time-series.ts";
// Intervals
export { criticalZ, defaultLevel, type Interval, type IntervalMethod } from "./interval.ts";
export { type LatticeCell, type LatticeNode, latticeNodes, mostLatticeDimensions } from "./lattice.ts";
export { type LatticeRelease, suppressLattice } from "./lattice-suppression.ts";
export { type MannWhitney, mannWhitney } from "./mann-whitney.ts";
export { decomposeMix, type MixDecomposition, type UnitShare } from "./mix.ts";
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
export { type PairedChange, type PairedNpsTable, pairedNpsChange } from "./paired-change.ts";
// Weighting
export { type PostStratified, postStratify, type Stratum } from "./post-stratification.ts";
export { type CappedWeights, capWeights, type Raked, rake } from "./raking.ts";
export { type Random, seededRandom } from "./random.ts";
export { type RobustZ, robustOutlier, robustZ, withoutSeason } from "./robust-z.ts";
export { type RunRule, type RunSignal, runSignals } from "./run-rules.ts";
export {
  answersForChange,
  answersForMargin,
  answersForShares,
  detectableChange,
  finitePopulation,
  invitationsFor,
  type Power,
  typicalNpsVariance,
  worstNpsVariance,
} from "./sample-size.ts";
export { type Direction, isOnScale, npsScale, pointCount, type Scale, sameScale } from "./scale.ts";
export { type ScoreChart, scoreChart, scoreDistance, scoreLimits } from "./score-chart.ts";
export { newcombeInterval, pooledShareZ, type Share, shareDifferenceP } from "./share-change.ts";
export { overDispersion, type ShareChart, shareChart } from "./share-chart.ts";
export { agrestiCoullInterval, clopperPearsonInterval, jeffreysInterval, wilsonInterval } from "./share-interval.ts";
export { estimatePrior, type Prior, type Ranked, rankByShrunk, shrink, type UnitScore } from "./shrinkage.ts";
export { compareSpread, type SpreadComparison } from "./spread.ts";
export {
  type CsatMethod,
  moreIsBetter,
  type ScoreMethod,
  type Summary,
  type SummaryOptions,
  type Unit,
  unitOf,
} from "./summary.ts";
export {
  anonymityFloor,
  type Cell,
  type CodedShare,
  codeShare,
  commentAnonymityFloor,
  differenceReveals,
  type Hidden,
  releasableTotal,
  suppressCells,
} from "./suppression.ts";
export { type ThemeImpact, themeImpact } from "./theme-impact.ts";
export { mannKendall, type Trend } from "./trend.ts";
export {
  netPoints,
  netStandardError,
  type Trinomial,
  trinomialVariance,
  withImaginedAnswers,
} from "./trinomial.ts";
export {
  adjustedWaldNetInterval,
  goodmanNetInterval,
  scoreNetInterval,
  studentNetInterval,
  waldNetInterval,
} from "./trinomial-interval.ts";
export { meanOf, median, weightedMean } from "./vector.ts";
export { decideVerdict, decideVerdicts, type Family, type Verdict, type VerdictCase } from "./verdict.ts";
export { type SampleMean, type WelchTest, welchTest } from "./welch.ts";
