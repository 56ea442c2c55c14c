import {
  agrestiCoullInterval,
  clopperPearsonInterval,
  fisherP,
  jeffreysInterval,
  newcombeInterval,
  pooledShareZ,
  twoSidedP,
  wilsonInterval,
} from "../../../src/index.ts";
import { ends } from "../histograms.ts";
import { readNumber } from "../read.ts";
import type { VectorForm } from "../vector.ts";

export const proportionForms: VectorForm[] = [
  {
    name: "proportion",
    inputs: ["x", "n", "conf"],
    compute: (input) => {
      const [x, n, level] = [readNumber(input, "x"), readNumber(input, "n"), readNumber(input, "conf")];
      if (n === 0) return { p: null, wilson: null, agrestiCoull: null, jeffreys: null, clopperPearson: null };
      return {
        p: x / n,
        wilson: ends(wilsonInterval(x, n, level)),
        agrestiCoull: ends(agrestiCoullInterval(x, n, level)),
        jeffreys: ends(jeffreysInterval(x, n, level)),
        clopperPearson: ends(clopperPearsonInterval(x, n, level)),
      };
    },
  },
  {
    name: "proportion",
    inputs: ["x1", "n1", "x2", "n2"],
    compute: (input) => {
      const first = { x: readNumber(input, "x1"), n: readNumber(input, "n1") };
      const second = { x: readNumber(input, "x2"), n: readNumber(input, "n2") };
      if (first.n === 0 || second.n === 0)
        return { diff: null, newcombe95: null, z: null, p: null, chi2: null, fisherP: null };
      const z = pooledShareZ(first, second);
      return {
        diff: first.x / first.n - second.x / second.n,
        newcombe95: ends(newcombeInterval(first, second)),
        z,
        p: z === null ? null : twoSidedP(z),
        chi2: z === null ? null : z ** 2,
        fisherP: fisherP(first.x, first.n, second.x, second.n),
      };
    },
  },
];
