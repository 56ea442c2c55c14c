import { postStratify, rake } from "../../../src/index.ts";
import { ends, readNpsHistogram } from "../histograms.ts";
import { readNumber, readNumbers, readRecords, readRows } from "../read.ts";
import type { VectorForm } from "../vector.ts";

export const weightingForms: VectorForm[] = [
  {
    name: "weighting",
    inputs: ["strata"],
    compute: (input) => {
      const found = postStratify(
        readRecords(input, "strata").map((stratum) => ({
          population: readNumber(stratum, "pop"),
          histogram: readNpsHistogram(stratum, "hist"),
        })),
      );
      return {
        unweighted: found?.unweighted ?? null,
        weighted: found?.value ?? null,
        se_n: found?.se ?? null,
        se_nminus1: found?.seUnbiased ?? null,
        ci: found ? ends(found.interval) : null,
        respondentWeights: found?.weights ?? null,
        kishEffN: found?.effectiveN ?? null,
        deff: found?.designEffect ?? null,
      };
    },
  },
  {
    name: "weighting",
    inputs: ["sample", "rowTargets", "colTargets"],
    compute: (input) => {
      const found = rake(readRows(input, "sample"), readNumbers(input, "rowTargets"), readNumbers(input, "colTargets"));
      return { fitted: found?.fitted ?? null, cellWeights: found?.cellWeights ?? null };
    },
  },
];
