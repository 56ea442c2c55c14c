/** How much of each script a text holds: characters where every character is a word or nearly so, words elsewhere. */
export type ScriptCounts = {
  readonly han: number;
  readonly kana: number;
  readonly hangul: number;
  readonly latin: number;
  /** Words of the most frequent of the remaining scripts, and the language that most of its writers write. */
  readonly other: number;
  readonly otherLanguage: string;
};

const RUNS =
  /(?<han>\p{Script=Han}+)|(?<kana>[\p{Script=Hiragana}\p{Script=Katakana}ー]+)|(?<hangul>\p{Script=Hangul}+)|(?<latin>\p{Script=Latin}[\p{Script=Latin}\p{M}'’]*)|(?<other>[[\p{L}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Latin}]]+)/gv;

const LANGUAGE_OF_SCRIPT = [
  [/\p{Script=Cyrillic}/u, "ru"],
  [/\p{Script=Greek}/u, "el"],
  [/\p{Script=Arabic}/u, "ar"],
  [/\p{Script=Hebrew}/u, "he"],
  [/\p{Script=Thai}/u, "th"],
  [/\p{Script=Devanagari}/u, "hi"],
] as const;

/** Counts the scripts of a text. */
export function countScripts(text: string): ScriptCounts {
  const counts = { han: 0, kana: 0, hangul: 0, latin: 0 };
  const others = new Map<string, number>();
  for (const { 0: run, groups } of text.matchAll(RUNS)) {
    if (groups?.han !== undefined) counts.han += run.length;
    else if (groups?.latin !== undefined) counts.latin += 1;
    else if (groups?.kana !== undefined) counts.kana += run.length;
    else if (groups?.hangul !== undefined) counts.hangul += run.length;
    else {
      const language = LANGUAGE_OF_SCRIPT.find(([script]) => script.test(run))?.[1] ?? "und";
      others.set(language, (others.get(language) ?? 0) + 1);
    }
  }
  const [otherLanguage, other] = [...others].reduce((most, next) => (next[1] > most[1] ? next : most), ["und", 0]);
  return { ...counts, other, otherLanguage };
}
