import { benjaminiHochberg, bonferroni, holm } from "../../../src/index.ts";
import { readNumbers } from "../read.ts";
import type { VectorForm } from "../vector.ts";

export const multiplicityForms: VectorForm[] = [
  {
    name: "multiplicity",
    inputs: ["p"],
    compute: (input) => {
      const p = readNumbers(input, "p");
      const rejected = (adjusted: readonly number[]) => adjusted.filter((value) => value <= 0.05).length;
      return {
        holm: holm(p),
        bh: benjaminiHochberg(p),
        bonferroni: bonferroni(p),
        "bhRejectAt0.05": rejected(benjaminiHochberg(p)),
        "holmRejectAt0.05": rejected(holm(p)),
      };
    },
  },
];
