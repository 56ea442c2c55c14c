import {
  answersForChange,
  answersForMargin,
  answersForShares,
  detectableChange,
  finitePopulation,
  worstNpsVariance,
} from "../../../src/index.ts";
import { type Input, readNumber, readNumbers } from "../read.ts";
import type { VectorForm } from "../vector.ts";

export const plannerForms: VectorForm[] = [
  { name: "planner", inputs: ["margin_points", "conf", "varPerResp", "N"], compute: margins },
  {
    name: "planner",
    inputs: ["delta_points", "var1", "var2", "alpha", "power"],
    compute: (input) => ({
      nPerGroup: readNumbers(input, "delta_points").map((points) =>
        Math.ceil(
          answersForChange({
            delta: points / 100,
            variances: [readNumber(input, "var1"), readNumber(input, "var2")],
            ...readPower(input),
          }),
        ),
      ),
    }),
  },
  {
    name: "planner",
    inputs: ["n1", "n2", "var", "alpha", "power"],
    compute: (input) => {
      const variance = readNumber(input, "var");
      const sizes = [readNumber(input, "n1"), readNumber(input, "n2")] as const;
      return { mde_points: 100 * detectableChange({ sizes, variances: [variance, variance], ...readPower(input) }) };
    },
  },
  {
    name: "planner",
    inputs: ["p1", "p2", "alpha", "power"],
    compute: (input) => ({
      nPerGroup: answersForShares({ shares: [readNumber(input, "p1"), readNumber(input, "p2")], ...readPower(input) }),
    }),
  },
];

function margins(input: Input) {
  const level = readNumber(input, "conf");
  const population = readNumber(input, "N");
  const each = (variance: number) =>
    readNumbers(input, "margin_points").map((points) => answersForMargin({ margin: points / 100, variance, level }));
  const typical = each(readNumber(input, "varPerResp"));
  return {
    nps_n: typical.map(Math.ceil),
    "nps_n_worst(var=1)": each(worstNpsVariance).map(Math.ceil),
    nps_n_fpc: typical.map((answers) => Math.ceil(finitePopulation(answers, population))),
    "prop_n_p0.5": each(0.25).map(Math.ceil),
  };
}

function readPower(input: Input) {
  return { alpha: readNumber(input, "alpha"), power: readNumber(input, "power") };
}
