import { betaQuantile, chiSquareQuantile, normalQuantile, studentQuantile } from "../../../src/index.ts";
import { type Input, readNumber, readNumbers } from "../read.ts";
import type { VectorForm } from "../vector.ts";

export const quantileForms: VectorForm[] = [
  { name: "quantiles", inputs: ["p"], compute: (input) => ({ z: readNumbers(input, "p").map(normalQuantile) }) },
  { name: "quantiles", inputs: ["p", "df"], compute: (input) => ({ t: byDegrees(input, studentQuantile) }) },
  { name: "quantiles", inputs: ["p", "df"], compute: (input) => ({ x: byDegrees(input, chiSquareQuantile) }) },
  {
    name: "quantiles",
    inputs: ["p", "a", "b"],
    compute: (input) => {
      const [a, b] = [readNumber(input, "a"), readNumber(input, "b")];
      return { x: readNumbers(input, "p").map((p) => betaQuantile(p, a, b)) };
    },
  },
];

function byDegrees(input: Input, quantile: (p: number, df: number) => number): number[] {
  const p = readNumber(input, "p");
  return readNumbers(input, "df").map((df) => quantile(p, df));
}
