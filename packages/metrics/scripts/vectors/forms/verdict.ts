import {
  forecastPlan,
  judgePlan,
  neededPlanAnswers,
  type PlanDesign,
  type PlanMeasure,
  type PlanMethod,
  type PlanRegistration,
  type PlanRole,
  type PlanUnit,
} from "../../../src/index.ts";
import {
  type Input,
  readList,
  readNumber,
  readNumbers,
  readRecord,
  readRecords,
  readRows,
  readString,
} from "../read.ts";
import type { VectorForm } from "../vector.ts";

/** The verdict on an improvement plan, and what its planner says before the start. */
export const verdictForms: VectorForm[] = [
  { name: "verdict", inputs: ["registration", "units"], compute: verdict },
  {
    name: "planner",
    inputs: [
      "baselinePeriods",
      "gapPeriods",
      "afterPeriods",
      "comparisonUnits",
      "planPerPeriod",
      "comparisonPerPeriod",
      "variancePerAnswer",
      "sigma2Gap",
      "trigger",
      "power",
      "changes",
    ],
    compute: planner,
  },
];

function verdict(input: Input) {
  const registration = readRegistration(readRecord(input.registration, "registration"));
  const { verdict, reason, size, effect, dropped } = judgePlan(registration, readRecords(input, "units").map(readUnit));
  return {
    verdict,
    reason,
    claim: effect?.claim ?? null,
    strength: effect?.strength ?? null,
    size,
    estimate: effect?.estimate ?? null,
    interval: effect?.interval ?? null,
    level: effect?.level ?? null,
    se: effect?.se ?? null,
    df: effect?.df ?? null,
    mixPart: effect?.mixPart ?? null,
    observedChange: effect?.observedChange ?? null,
    trend: effect?.trend ?? null,
    trendP: effect?.trendP ?? null,
    placeboRatio: effect?.placeboRatio ?? null,
    lastYear: effect?.lastYear ?? null,
    dropped,
  };
}

function readRegistration(input: Input): PlanRegistration {
  const completed = input.stoppedAfter === undefined ? undefined : readNumber(input, "stoppedAfter");
  const planned = input.plannedAfter === undefined ? undefined : readList(input, "plannedAfter").length;
  return {
    measure: readMeasure(readRecord(input.metric, "metric")),
    baseline: readNumbers(input, "baseline"),
    leftOut: readNumbers(input, "trigger"),
    after: readNumbers(input, "after").slice(0, completed),
    ...(completed !== undefined && planned !== undefined && { plannedAfter: planned }),
    excluded: input.excluded === undefined ? [] : readNumbers(input, "excluded"),
    smallestMeaningfulChange: readNumber(input, "smallestMeaningfulChange"),
    minAnswers: readNumber(input, "minAnswers"),
    goalChanged: input.goalChanged === true,
  };
}

function readMeasure(input: Input): PlanMeasure {
  const method = oneOf<PlanMethod>(readString(input, "method"), ["nps", "mean", "share"]);
  const direction = oneOf(readString(input, "direction"), ["higherIsBetter", "lowerIsBetter"] as const);
  const scale = { min: readNumber(input, "min"), max: readNumber(input, "max"), direction };
  return input.threshold === undefined || input.threshold === null
    ? { method, scale }
    : { method, scale, threshold: readNumber(input, "threshold") };
}

function readUnit(input: Input): PlanUnit {
  return {
    id: readString(input, "id"),
    role: oneOf<PlanRole>(readString(input, "role"), ["plan", "comparison"]),
    strata: readRecords(input, "strata").map((stratum) => ({
      id: readString(stratum, "id"),
      mode: stratum.mode === undefined || stratum.mode === null ? "self" : readString(stratum, "mode"),
      counts: readRows(stratum, "hist"),
    })),
    ...(Array.isArray(input.otherVersion) && { otherVersion: readNumbers(input, "otherVersion") }),
  };
}

function oneOf<T extends string>(value: string, names: readonly T[]): T {
  const found = names.find((name) => name === value);
  if (found === undefined) throw new TypeError(`${value} is none of ${names.join(", ")}`);
  return found;
}

function planner(input: Input) {
  const plan: PlanDesign = {
    baselinePeriods: readNumber(input, "baselinePeriods"),
    gapPeriods: readNumber(input, "gapPeriods"),
    afterPeriods: readNumber(input, "afterPeriods"),
    comparisonUnits: readNumber(input, "comparisonUnits"),
    planPerPeriod: readNumber(input, "planPerPeriod"),
    comparisonPerPeriod: readNumber(input, "comparisonPerPeriod"),
    variancePerAnswer: readNumber(input, "variancePerAnswer"),
    sigma2Gap: readNumber(input, "sigma2Gap"),
    hasTrigger: input.trigger === true,
    power: readNumber(input, "power"),
  };
  const { kappa, df, level, smallestDetectable } = forecastPlan(plan);
  return {
    kappa,
    df,
    level,
    smallestDetectable,
    neededPlanAnswersPerPeriod: readNumbers(input, "changes").map((change) => neededPlanAnswers(plan, change)),
  };
}
