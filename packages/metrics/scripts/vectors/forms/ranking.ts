import { shrink } from "../../../src/index.ts";
import { readNumber, readRecords } from "../read.ts";
import type { VectorForm } from "../vector.ts";

export const rankingForms: VectorForm[] = [
  {
    name: "ranking",
    inputs: ["units", "varPerResp", "tau2_points", "prior_mean"],
    compute: (input) => {
      const prior = {
        mean: readNumber(input, "prior_mean"),
        betweenVariance: readNumber(input, "tau2_points"),
        withinVariance: 10_000 * readNumber(input, "varPerResp"),
      };
      return {
        shrunk: readRecords(input, "units").map((unit) =>
          shrink({ n: readNumber(unit, "n"), value: unit.n === 0 ? 0 : readNumber(unit, "nps") }, prior),
        ),
      };
    },
  },
];
