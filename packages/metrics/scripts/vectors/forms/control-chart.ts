import {
  cusum,
  ewma,
  individualsChart,
  meanOf,
  nps,
  type RunRule,
  rangePerSigma,
  robustZ,
  runSignals,
  sampleSize,
  scoreChart,
  scoreDistance,
  scoreLimits,
  shareChart,
} from "../../../src/index.ts";
import { ends, readNpsHistogram } from "../histograms.ts";
import { type Input, readNumber, readNumbers, readRows } from "../read.ts";
import type { VectorForm } from "../vector.ts";

const ruleNames: Record<RunRule, string> = {
  1: "R1 beyond 3 sigma",
  2: "R2 2of3 beyond 2 sigma",
  3: "R3 4of5 beyond 1 sigma",
  4: "R4 8 on one side",
};

export const controlChartForms: VectorForm[] = [
  { name: "controlchart", inputs: ["x"], compute: (input) => xmr(input) },
  { name: "controlchart", inputs: ["x", "baseline"], compute: (input) => xmr(input, readNumber(input, "baseline")) },
  {
    name: "controlchart",
    inputs: ["x"],
    compute: (input) => {
      const found = robustZ(readNumbers(input, "x"));
      return { median: found?.median ?? null, mad: found?.mad ?? null, z: found?.z ?? null };
    },
  },
  {
    name: "controlchart",
    inputs: ["n", "x"],
    compute: (input) => {
      const found = shareChart(readNumbers(input, "n"), readNumbers(input, "x"));
      return {
        pbar: found?.centre ?? null,
        z: found?.z ?? null,
        sigmaZ: found?.overDispersion ?? null,
        limitsP: found?.limits.map((limits) => ends(limits)) ?? null,
        limitsLaney: found?.laneyLimits?.map((limits) => ends(limits)) ?? null,
      };
    },
  },
  {
    name: "controlchart",
    inputs: ["x", "target", "K", "H"],
    compute: (input) => {
      const { upper, lower, firstUpperSignal, firstLowerSignal, firstSignal } = cusum(readNumbers(input, "x"), {
        target: readNumber(input, "target"),
        slack: readNumber(input, "K"),
        threshold: readNumber(input, "H"),
      });
      return { upper, lower, signal: firstSignal, firstUpperSignal, firstLowerSignal };
    },
  },
  {
    name: "controlchart",
    inputs: ["x", "target", "sigma", "lambda", "L"],
    compute: (input) => ({
      ...ewma(readNumbers(input, "x"), {
        target: readNumber(input, "target"),
        sigma: readNumber(input, "sigma"),
        lambda: readNumber(input, "lambda"),
        width: readNumber(input, "L"),
      }),
    }),
  },
  { name: "controlchart", inputs: ["baselineHists", "newHist"], compute: npsChart },
];

function xmr(input: Input, baseline?: number) {
  const x = readNumbers(input, "x");
  const chart = individualsChart(x, baseline);
  const [high, low] = [chart?.limits.high ?? null, chart?.limits.low ?? null];
  const signals = chart ? runSignals(x, chart, [1, 2, 3, 4]) : [];
  return {
    mean: meanOf(x.slice(0, baseline)),
    mrBar: chart?.meanRange ?? null,
    UNPL: high,
    LNPL: low,
    sigma: chart?.sigma ?? null,
    "UNPL(2.66)": high,
    "LNPL(2.66)": low,
    "UCL(3/1.128)": chart && chart.centre + (3 * chart.meanRange) / rangePerSigma,
    "LCL(3/1.128)": chart && chart.centre - (3 * chart.meanRange) / rangePerSigma,
    "URL(3.267)": chart?.rangeLimit ?? null,
    signals: signals.map(({ index, rule }) => [index, ruleNames[rule]]),
  };
}

function npsChart(input: Input) {
  const baseline = readRows(input, "baselineHists").map((counts) => readNpsHistogram({ counts }, "counts"));
  const period = readNpsHistogram(input, "newHist");
  const chart = scoreChart(baseline);
  const n = sampleSize(period);
  return {
    center: chart?.centre ?? null,
    varPerResp: chart ? chart.variance / 10_000 : null,
    // The form's limits are of sampling alone.
    limitsNew: chart && ends(scoreLimits({ ...chart, overDispersion: 1 }, n)),
    newNps: nps(period),
    zNew: chart && scoreDistance(chart, period),
  };
}
