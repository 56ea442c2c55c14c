import type { Reading } from "../reading.ts";

/** A stretch of a comment that holds phrases: Han characters, or Latin words, without punctuation in between. */
export type PhraseRun = { readonly units: readonly string[]; readonly script: "han" | "latin" };

const RUNS = /(?<han>\p{Script=Han}+)|(?<latin>[a-z][a-z'’-]*(?: [a-z][a-z'’-]*)*)/gu;

/** The runs of a comment; in `units` characters of Han, words of Latin text. */
export function phraseRuns({ text }: Reading): PhraseRun[] {
  return [...text.matchAll(RUNS)].map(({ 0: run, groups }) =>
    groups?.han === undefined ? { units: run.split(" "), script: "latin" } : { units: [...run], script: "han" },
  );
}

/** The units `from` to `to` of a run as written. */
export function joinUnits({ units, script }: PhraseRun, from: number, to: number): string {
  return units.slice(from, to).join(script === "han" ? "" : " ");
}
