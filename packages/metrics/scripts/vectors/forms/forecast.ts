import { holt, holtForecast, linearForecast, neededPerPeriod, probabilityAtLeast } from "../../../src/index.ts";
import { ends } from "../histograms.ts";
import { type Input, readNumber, readNumbers } from "../read.ts";
import type { VectorForm } from "../vector.ts";

export const forecastForms: VectorForm[] = [
  { name: "forecast", inputs: ["y", "t", "t0", "target"], compute: linear },
  {
    name: "forecast",
    inputs: ["y", "alpha", "beta"],
    optional: ["init"],
    compute: (input) => {
      const found = holt(readNumbers(input, "y"), {
        alpha: readNumber(input, "alpha"),
        beta: readNumber(input, "beta"),
      });
      return {
        level: found?.level ?? null,
        trend: found?.trend ?? null,
        f1: found && holtForecast(found, 1),
        f3: found && holtForecast(found, 3),
      };
    },
  },
];

function linear(input: Input) {
  const [times, values] = [readNumbers(input, "t"), readNumbers(input, "y")];
  const [at, target] = [readNumber(input, "t0"), readNumber(input, "target")];
  const found = linearForecast(times, values, at);
  const [last, lastTime] = [values.at(-1), times.at(-1)];
  return {
    slope: found?.slope ?? null,
    intercept: found?.intercept ?? null,
    rse: found?.residualSd ?? null,
    pred: found?.value ?? null,
    pi95: found ? ends(found.interval) : null,
    probAtLeastTarget: found && probabilityAtLeast(found, target),
    neededPerPeriod:
      last === undefined || lastTime === undefined ? null : neededPerPeriod({ last, target, periods: at - lastTime }),
  };
}
