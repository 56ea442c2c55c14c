// Writes the pack of English sentiment words from the lexicon of VADER.
//   node packages/text/scripts/english-lexicon.ts vader_lexicon.txt
// The file is in the npm package vader-sentiment (1.1.3) and in the Python package vaderSentiment.
import { readFileSync, writeFileSync } from "node:fs";

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error("Usage: node packages/text/scripts/english-lexicon.ts vader_lexicon.txt");
  process.exitCode = 2;
} else {
  const pack = {
    source: "VADER (Hutto & Gilbert 2014), vader_lexicon.txt, mean valence −4…4",
    licence: "MIT",
    words: wordsByValence(readFileSync(file, "utf8")),
  };
  const target = new URL("../src/packs/sentiment-en-vader.json", import.meta.url);
  writeFileSync(target, `${JSON.stringify(pack, null, 1)}\n`);
}

/** Words in lower case, listed under their valence: a third of the size of a pair a word. */
function wordsByValence(lexicon: string): Record<string, string> {
  const pairs = lexicon
    .split("\n")
    .map((line) => line.split("\t"))
    .filter(([word = "", valence]) => valence !== undefined && word !== "" && !word.includes(" "))
    .map(([word = "", valence = ""]) => ({ word: word.toLowerCase(), valence: Number(valence).toFixed(1) }));
  const groups = Map.groupBy(pairs, ({ valence }) => valence);
  const ordered = [...groups].sort(([a], [b]) => Number(a) - Number(b));
  return Object.fromEntries(
    ordered.map(([valence, words]) => [valence, [...new Set(words.map(({ word }) => word))].sort().join(" ")]),
  );
}
