import pack from "../packs/latin-stop-words.json" with { type: "json" };

type Latin = keyof typeof pack.words;
const ENGLISH: Latin = "en";

/** Word → what it counts for each language that lists it: one, shared among the languages. */
const WEIGHTS = new Map<string, readonly { readonly language: Latin; readonly weight: number }[]>();
const listed = Object.entries(pack.words).flatMap(([language, words]) =>
  [...new Set(words.split(" "))].map((word) => ({ language: language as Latin, word })),
);
for (const [word, entries] of Map.groupBy(listed, (entry) => entry.word)) {
  WEIGHTS.set(
    word,
    entries.map(({ language }) => ({ language, weight: 1 / entries.length })),
  );
}

const LETTERS = new Map(
  Object.entries(pack.letters).flatMap(([language, letters]) =>
    [...letters].map((letter) => [letter, language as Latin]),
  ),
);

const WORDS = /\p{Script=Latin}[\p{Script=Latin}\p{M}'’]*/gu;
const MOST_WORDS_READ = 200;

/**
 * The language of text in Latin letters, with the number of stop words that speak for it. English unless another
 * language's stop words and own letters outweigh the English ones by at least one whole word: short English comments
 * are far more frequent than foreign ones, so doubt is English.
 */
export function latinLanguage(text: string): { readonly language: string; readonly evidence: number } {
  const scores = new Map<Latin, number>();
  const add = (language: Latin, weight: number) => scores.set(language, (scores.get(language) ?? 0) + weight);
  let read = 0;
  for (const [word] of text.toLowerCase().matchAll(WORDS)) {
    for (const { language, weight } of WEIGHTS.get(word.replaceAll("’", "'")) ?? []) add(language, weight);
    for (const letter of word) {
      const language = LETTERS.get(letter);
      if (language !== undefined) add(language, 0.5);
    }
    read += 1;
    if (read === MOST_WORDS_READ) break;
  }
  const english = scores.get(ENGLISH) ?? 0;
  const [language, score] = [...scores].reduce((best, next) => (next[1] > best[1] ? next : best), [ENGLISH, english]);
  return score >= english + 1 ? { language, evidence: score } : { language: ENGLISH, evidence: english };
}
