import { differenceReveals, suppressCells } from "../../../src/index.ts";
import { type Input, readNumber, readRecord, readRecords, readString } from "../read.ts";
import type { VectorForm } from "../vector.ts";

export const anonymityForms: VectorForm[] = [
  {
    name: "anonymity",
    inputs: ["minN", "children"],
    optional: ["parent"],
    texts: ["reason"],
    compute: (input) => {
      const children = readRecords(input, "children").map((child) => ({
        id: readString(child, "id"),
        n: readNumber(child, "n"),
      }));
      return { hidden: suppressCells(children, readNumber(input, "minN")).map(({ id }) => id) };
    },
  },
  { name: "anonymity", inputs: ["minN", "queryA", "queryB"], texts: ["reason"], compute: difference },
];

function difference(input: Input) {
  const size = (name: string) => readNumber(readRecord(input[name], name), "n");
  const denied = differenceReveals({ whole: size("queryA"), part: size("queryB") }, readNumber(input, "minN"));
  return { allowed: denied ? ["queryA"] : ["queryA", "queryB"], denied: denied ? ["queryB"] : [] };
}
