import { readFileSync } from "node:fs";

/** A comment and the tag of its language. */
export type LanguageLine = { readonly language: string; readonly text: string };

/** The comments written by hand in `language-lines.tsv`. */
export function readLanguageLines(): LanguageLine[] {
  return readFileSync(new URL("language-lines.tsv", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.split("\t"))
    .map(([language = "", text = ""]) => ({ language, text }));
}
