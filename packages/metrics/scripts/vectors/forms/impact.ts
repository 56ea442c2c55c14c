import { differenceInDifferences, differenceOfChanges, interruptedTimeSeries } from "../../../src/index.ts";
import { ends, readNpsHistogram } from "../histograms.ts";
import { readNumber, readNumbers } from "../read.ts";
import type { VectorForm } from "../vector.ts";

export const impactForms: VectorForm[] = [
  {
    name: "impact",
    inputs: ["treatBefore", "treatAfter", "ctrlBefore", "ctrlAfter"],
    compute: (input) => {
      const found = differenceInDifferences({
        planBefore: readNpsHistogram(input, "treatBefore"),
        planAfter: readNpsHistogram(input, "treatAfter"),
        comparisonBefore: readNpsHistogram(input, "ctrlBefore"),
        comparisonAfter: readNpsHistogram(input, "ctrlAfter"),
      });
      return {
        deltaTreat: found?.planChange ?? null,
        deltaCtrl: found?.comparisonChange ?? null,
        did: found?.value ?? null,
        se: found?.se ?? null,
        z: found?.z ?? null,
        p: found?.p ?? null,
        ci: found ? ends(found.interval) : null,
      };
    },
  },
  {
    name: "impact",
    inputs: ["NJbefore", "NJafter", "PAbefore", "PAafter"],
    compute: (input) => ({
      did: differenceOfChanges({
        planBefore: readNumber(input, "NJbefore"),
        planAfter: readNumber(input, "NJafter"),
        comparisonBefore: readNumber(input, "PAbefore"),
        comparisonAfter: readNumber(input, "PAafter"),
      }),
    }),
  },
  {
    name: "impact",
    inputs: ["y", "interventionIndex"],
    compute: (input) => {
      const found = interruptedTimeSeries(readNumbers(input, "y"), readNumber(input, "interventionIndex"), { lag: 2 });
      return {
        beta: found?.coefficients ?? null,
        seOLS: found?.se ?? null,
        t: found?.t ?? null,
        p: found?.p ?? null,
        seNeweyWest_lag2: found?.neweyWestSe ?? null,
        durbinWatson: found?.durbinWatson ?? null,
        effectAtLast: found?.effectAtLast ?? null,
        sigma2: found?.residualVariance ?? null,
      };
    },
  },
];
