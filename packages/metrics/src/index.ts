// Scales, histograms and scores

export { answerValues, type ValueMoments, valueMoments } from "./answer-values.ts";
export { type Base, type BaseThresholds, baseRule, defaultBaseThresholds, smallestHideBelow } from "./base.ts";
export { type BoxCounts, boxCounts, boxTrinomial } from "./box.ts";
export { type EaseCounts, easeCounts, easeSummary, type PooledSummary, pooledEaseSummary } from "./ces.ts";
export { csatMethodsOf, csatSummary } from "./csat.ts";
export {
  histogramFromCounts,
  histogramFromScores,
  mergeHistograms,
  type ScoreHistogram,
  sampleSize,
  subtractHistogram,
} from "./histogram.ts";
export { type Moments, meanVariance, mergeMoments, moments, type RunningMoments } from "./moments.ts";
export {
  type NpsCounts,
  type NpsSummary,
  nps,
  npsCounts,
  npsSummary,
  npsTrinomial,
  npsVariance,
} from "./nps.ts";
export { type Direction, describeScale, isOnScale, npsScale, pointCount, type Scale, sameScale } from "./scale.ts";
export {
  type CsatMethod,
  moreIsBetter,
  type ScoreMethod,
  type Summary,
  type SummaryOptions,
  type Unit,
  unitOf,
} from "./summary.ts";
export { meanOf, median, sampleVariance, weightedMean } from "./vector.ts";

// Intervals

export { effectiveSize, kishEffectiveN, type SampleOptions } from "./effective-n.ts";
export { criticalT, criticalZ, defaultLevel, type Interval, type IntervalMethod } from "./interval.ts";
export { agrestiCoullInterval, clopperPearsonInterval, jeffreysInterval, wilsonInterval } from "./share-interval.ts";
export {
  netPoints,
  netStandardError,
  scaleTrinomial,
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

// Change, comparisons and verdicts

export {
  type CompareOptions,
  type Comparison,
  compareCsat,
  compareEase,
  compareNps,
  comparePooledEase,
} from "./compare.ts";
export { fisherP } from "./fisher.ts";
export { type MannWhitney, mannWhitney } from "./mann-whitney.ts";
export { benjaminiHochberg, bonferroni, holm } from "./multiplicity.ts";
export { adjustedNetChange, type NetChange, pooledNetZ, waldNetChange } from "./net-change.ts";
export { type PairedChange, type PairedNpsTable, pairedNpsChange } from "./paired-change.ts";
export { type PairedShareChange, type PairedShares, pairedShareChange } from "./paired-share.ts";
export { newcombeInterval, pooledShareZ, type Share, shareDifferenceP } from "./share-change.ts";
export { compareSpread, type SpreadComparison } from "./spread.ts";
export { decideVerdict, decideVerdicts, type Family, type Verdict, type VerdictCase } from "./verdict.ts";
export { type SampleMean, type WelchTest, welchTest } from "./welch.ts";

// The verdict on a plan

export {
  completedPeriods,
  type DayRange,
  dayNumber,
  dayOf,
  defaultTrigger,
  type PlanDays,
  type PlanPeriod,
  type PlanPeriods,
  periodDays,
  planPeriods,
} from "./verdict/calendar.ts";
export type { Claim } from "./verdict/claim.ts";
export type { Effect, GapPoint } from "./verdict/effect.ts";
export { type Exclusions, excludeDays, settleExclusions } from "./verdict/exclusions.ts";
export {
  type EffectSize,
  judgePlan,
  type MeasuredEffect,
  type PlanVerdict,
  type PlanVerdictReason,
} from "./verdict/judge.ts";
export { type GroupLevel, groupLevels, windowLevels } from "./verdict/levels.ts";
export {
  type ComparisonBar,
  type ComparisonFit,
  type ComparisonSuggestion,
  suggestComparison,
} from "./verdict/matching.ts";
export {
  answerVariance,
  defaultMeaningfulChange,
  orientedValues,
  type PlanMeasure,
  type PlanMethod,
} from "./verdict/measure.ts";
export type { Obstacle, ShareShift } from "./verdict/obstacle.ts";
export { type BalanceRow, outlookOf, type PlannedRegistration, type PlanOutlook } from "./verdict/outlook.ts";
export { type JointPlan, joinPlans, type PlannedWork, sharedPlanUnits } from "./verdict/overlap.ts";
export {
  forecastPlan,
  helpForPlan,
  neededPlanAnswers,
  type PlanDesign,
  type PlanForecast,
  type PlanHelp,
} from "./verdict/planner.ts";
export type { PlanRegistration } from "./verdict/registration.ts";
export { type RunningFigure, runningFigures } from "./verdict/running.ts";
export { poolRest, poolStrata, restStratum } from "./verdict/strata.ts";
export type { GapTrend } from "./verdict/trend.ts";
export type { PlanRole, PlanStratum, PlanUnit } from "./verdict/units.ts";
export {
  type ScoreWatch,
  type ThemeCount,
  type ThemeWatch,
  type WatchedPeriod,
  watchScore,
  watchTheme,
} from "./verdict/watch.ts";
export type { Windows } from "./verdict/windows.ts";

// Weighting

export { type PostStratified, postStratify, type Stratum } from "./post-stratification.ts";
export { type CappedWeights, capWeights, type Raked, rake } from "./raking.ts";

// Charts and trends

export { type Cusum, cusum } from "./cusum.ts";
export { type Ewma, ewma } from "./ewma.ts";
export { type IndividualsChart, individualsChart, type Limits, rangePerSigma } from "./individuals-chart.ts";
export { type RobustZ, robustOutlier, robustZ, withoutSeason } from "./robust-z.ts";
export { type RunRule, type RunSignal, runSignals } from "./run-rules.ts";
export { type ScoreChart, scoreChart, scoreDistance, scoreLimits } from "./score-chart.ts";
export { overDispersion, type ShareChart, shareChart } from "./share-chart.ts";
export { mannKendall, type Trend } from "./trend.ts";

// Alarms within a budget

export {
  type AccountOptions,
  type AlarmRecord,
  type Alert,
  type FollowedAccount,
  followAccount,
} from "./alerts/account.ts";
export {
  type BaselineScore,
  type Dispersion,
  scoreAgainstBaseline,
  type WeekCounts,
} from "./alerts/baseline-score.ts";
export { type Confirmation, confirmAlarm } from "./alerts/confirm.ts";
export { scoreCount } from "./alerts/count-score.ts";
export { dispersionOf, shrinkDispersion, weeklyFactor } from "./alerts/dispersion.ts";
export {
  type AnswerSet,
  type Change,
  isExplained,
  type Left,
  type Look,
  leftAfter,
  movesAlike,
  promotedTo,
  type Sign,
} from "./alerts/explain.ts";
export { followShares, type ShareSeries } from "./alerts/family.ts";
export type { Fault } from "./alerts/fault.ts";
export { type Alarm, type FollowedSeries, followSeries } from "./alerts/follow.ts";
export { alarmLimits, alarmRate } from "./alerts/limits.ts";
export { scoreTopic } from "./alerts/new-topic.ts";
export { joinWeeks, smallestSharePoint } from "./alerts/point.ts";
export { silentFrom, silentRun } from "./alerts/silence.ts";
export { findSilentSources, type SilenceOptions, type SilentSource } from "./alerts/silent-sources.ts";
export { type TimesAsOften, timesAsOften } from "./alerts/times-as-often.ts";
export { type AccountMeasure, allSlice, type Candidate, type CountSet, type FamilyName } from "./alerts/watch.ts";
export { type Sums, tableOfWeeks, type WeekTable } from "./alerts/week-table.ts";

// Effects and drivers

export { type CellPeriod, type ChangeSplit, joinSmallCells, type SplitCell, splitChange } from "./change-split.ts";
export { correlationsOf, type DriverCorrelations, ridged } from "./correlation.ts";
export {
  clusteredDifference,
  type DifferenceInDifferences,
  differenceInDifferences,
  differenceOfChanges,
  type FourCells,
  sitesForClustering,
} from "./difference-in-differences.ts";
export { analyseDrivers, type Driver, type DriverAnalysis, type DriverCase } from "./driver-analysis.ts";
export { type DriverImportance, driverImportance, mostShapleyDrivers, varianceInflation } from "./drivers.ts";
export { type InterruptedTimeSeries, interruptedTimeSeries } from "./interrupted-time-series.ts";
export { decomposeMix, type MixDecomposition, type UnitShare } from "./mix.ts";
export { type ThemeImpact, themeImpact } from "./theme-impact.ts";

// Targets, ranking and planning

export {
  forecastMethod,
  type LinearForecast,
  linearForecast,
  neededPerPeriod,
  probabilityAtLeast,
} from "./forecast.ts";
export { fitHolt, type Holt, type HoltPrediction, holt, holtForecast, holtPrediction } from "./holt.ts";
export { type PublishedGap, publishedGap } from "./published-gap.ts";
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
export { estimatePrior, type Prior, type Ranked, rankByShrunk, shrink, type UnitScore } from "./shrinkage.ts";
export { type GainUnit, type UnitGain, unitGains } from "./unit-gains.ts";
export {
  estimateUnits,
  type RankInterval,
  rankIntervals,
  type UnitAnswers,
  type UnitEstimate,
  type UnitSpread,
  unitSpread,
} from "./unit-spread.ts";

// Anonymity

export { determinedSets } from "./disclosure.ts";
export { type LatticeCell, type LatticeNode, latticeNodes, mostLatticeDimensions } from "./lattice.ts";
export { type LatticeRelease, suppressLattice } from "./lattice-suppression.ts";
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

// Distributions and chances

export { betaCdf, betaQuantile } from "./distributions/beta.ts";
export { chiSquareCdf, chiSquareP, chiSquareQuantile } from "./distributions/chi-square.ts";
export { normalCdf, normalQuantile, twoSidedP } from "./distributions/normal.ts";
export { studentCdf, studentQuantile, studentTwoSidedP } from "./distributions/student.ts";
export { type Random, seededRandom } from "./random.ts";
