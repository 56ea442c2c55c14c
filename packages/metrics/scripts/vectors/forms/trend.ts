import { mannKendall } from "../../../src/index.ts";
import { readNumbers } from "../read.ts";
import type { VectorForm } from "../vector.ts";

export const trendForms: VectorForm[] = [
  {
    name: "trend",
    inputs: ["x"],
    compute: (input) => {
      const found = mannKendall(readNumbers(input, "x"));
      return {
        S: found?.s ?? null,
        varS: found?.variance ?? null,
        z: found?.z ?? null,
        p: found?.p ?? null,
        senSlope: found?.senSlope ?? null,
        tauB: found?.tauB ?? null,
      };
    },
  },
];
