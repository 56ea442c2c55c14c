import {
  correlationsOf,
  decomposeMix,
  driverImportance,
  nps,
  subtractHistogram,
  themeImpact,
} from "../../../src/index.ts";
import { readNpsHistogram } from "../histograms.ts";
import { type Input, readNumbers, readRows, readStrings } from "../read.ts";
import type { VectorForm } from "../vector.ts";

export const driverForms: VectorForm[] = [
  { name: "drivers", inputs: ["x", "rows"], optional: ["data", "csv"], compute: fromRows },
  {
    name: "drivers",
    inputs: ["Rxx", "rxy"],
    compute: (input) => {
      const found = driverImportance({ rxx: readRows(input, "Rxx"), rxy: readNumbers(input, "rxy") });
      return {
        R2: found?.r2 ?? null,
        LMG: found?.lmg ?? null,
        johnsonRW: found?.relativeWeights ?? null,
        stdBeta: found?.standardisedBeta ?? null,
      };
    },
  },
  {
    name: "drivers",
    inputs: ["all", "withTheme"],
    compute: (input) => {
      const [all, theme] = [readNpsHistogram(input, "all"), readNpsHistogram(input, "withTheme")];
      const found = themeImpact(all, theme);
      return {
        npsAll: nps(all),
        npsTheme: nps(theme),
        npsWithout: nps(subtractHistogram(all, theme)),
        impactLeaveOut: found?.value ?? null,
        "identity_share*(theme-rest)": found ? found.share * (found.withTheme - found.without) : null,
        seDiffThemeVsRest: found?.differenceSe ?? null,
      };
    },
  },
  {
    name: "drivers",
    inputs: ["before", "after"],
    compute: (input) => ({ ...decomposeMix(readUnits(input, "before"), readUnits(input, "after")) }),
  },
];

function fromRows(input: Input) {
  const names = readStrings(input, "x");
  const correlations = correlationsOf(readRows(input, "rows"));
  const found = correlations && driverImportance(correlations);
  const named = (values: readonly number[] | null | undefined) =>
    values ? Object.fromEntries(names.map((name, index) => [name, values[index]])) : null;
  return {
    R2: found?.r2 ?? null,
    LMG: named(found?.lmg),
    johnsonRW: named(found?.relativeWeights),
    corr: named(correlations?.rxy),
    stdBeta: named(found?.standardisedBeta),
  };
}

function readUnits(input: Input, name: string) {
  return readRows(input, name).map(([share, value]) => ({ share: share ?? Number.NaN, value: value ?? null }));
}
