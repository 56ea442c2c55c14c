import {
  alarmLimits,
  alarmRate,
  followSeries,
  scoreAgainstBaseline,
  scoreCount,
  scoreTopic,
  shrinkDispersion,
  silentFrom,
  silentRun,
} from "../../../src/index.ts";
import { type Input, readNumber, readNumbers, readRecord, readRecords, readRows } from "../read.ts";
import type { VectorForm } from "../vector.ts";

/** Points, limits, charts and counts: sections 2, 3 and 6 of the alert procedure. */
export const alertForms: VectorForm[] = [
  { name: "point", inputs: ["values", "cases"], compute: points },
  { name: "thresholds", inputs: ["cases"], compute: thresholds },
  {
    name: "chart",
    inputs: ["weeks", "values", "reference", "tau2", "nu", "hSlow", "hFast", "minN"],
    compute: chart,
  },
  { name: "overdispersion", inputs: ["cases"], compute: overdispersion },
  { name: "counts", inputs: ["volume", "silent", "newTopic"], compute: counts },
];

function dispersionOf(input: Input) {
  return { tau2: readNumber(input, "tau2"), nu: input.nu === null ? null : readNumber(input, "nu") };
}

function points(input: Input) {
  const values = readNumbers(input, "values");
  return {
    cases: readRecords(input, "cases").map((one) => ({
      name: one.name,
      ...scoreAgainstBaseline(readRows(one, "point"), readRows(one, "baseline"), {
        values,
        reference: readNumbers(one, "reference"),
        ...dispersionOf(one),
      }),
    })),
  };
}

function thresholds(input: Input) {
  return {
    cases: readRecords(input, "cases").map((one) => {
      const part = {
        budget: readNumber(one, "N"),
        share: readNumber(one, "share"),
        seriesCount: readNumber(one, "series"),
      };
      const weeks = readNumber(one, "weeksPerPoint");
      const ratePerWeek = alarmRate(part);
      return { ratePerWeek, ...alarmLimits(ratePerWeek, { slowWeeks: weeks, fastWeeks: weeks }) };
    }),
  };
}

function chart(input: Input) {
  const [slow, fast] = [readNumber(input, "hSlow"), readNumber(input, "hFast")];
  const followed = followSeries(readRows(input, "weeks"), {
    values: readNumbers(input, "values"),
    reference: () => readNumbers(input, "reference"),
    dispersion: () => dispersionOf(input),
    limits: () => ({ slowHarm: slow, slowGain: slow, fastHarm: fast, fastGain: fast }),
    harm: "down",
    smallestPoint: () => readNumber(input, "minN"),
    restWeeks: null,
  });
  return {
    points: followed.points.flatMap(({ first, last, score, lower, upper }) =>
      score ? [[first, last, score.z, lower, upper]] : [],
    ),
    firstAlarm: followed.alarms[0] ?? null,
  };
}

function overdispersion(input: Input) {
  return {
    cases: readRecords(input, "cases").map((one) => {
      const df = readNumbers(one, "df");
      return shrinkDispersion(readNumbers(one, "phiHat").map((phi, at) => ({ phi, df: df[at] ?? 0 })));
    }),
  };
}

function counts(input: Input) {
  const silent = readRecord(input.silent, "silent");
  const run = silentRun(readNumbers(silent, "expectedPerDay"), {
    weekExcess: readNumber(silent, "weekA"),
    dayExcess: readNumber(silent, "dayA"),
  });
  return {
    volume: readRecords(input, "volume").map((one) =>
      scoreCount(readNumber(one, "count"), {
        expected: readNumber(one, "expected"),
        excess: readNumber(one, "A"),
        nu: readNumber(one, "nu"),
      }),
    ),
    silent: {
      run: run.map(({ expected, dayCount, p }) => [expected, dayCount, p]),
      alarmDay: silentFrom(run, readNumber(silent, "alpha")),
    },
    newTopic: readRecords(input, "newTopic").map((one) =>
      scoreTopic({
        inWindow: readNumber(one, "inWindow"),
        before: readNumber(one, "before"),
        windowWeeks: readNumber(one, "windowWeeks"),
        baselineWeeks: readNumber(one, "baselineWeeks"),
        excess: readNumber(one, "A"),
      }),
    ),
  };
}
