import { english } from "./english.ts";
import type { Mood, Phrases } from "./phrases.ts";
import type { Random } from "./random.ts";
import { simplifiedChinese } from "./simplified-chinese.ts";
import { traditionalChinese } from "./traditional-chinese.ts";

export type DemoLanguage = "en" | "zh-Hans" | "zh-Hant";
const phrases: Readonly<Record<DemoLanguage, Phrases>> = {
  en: english,
  "zh-Hans": simplifiedChinese,
  "zh-Hant": traditionalChinese,
};

/** A comment in a mood about a touchpoint. */
export function commentOf(random: Random, language: DemoLanguage, mood: Mood, touchpoint: string): string {
  const { matters, endings, personal, slots, space } = phrases[language];
  const general = matters[mood]["*"] ?? [];
  const here = matters[mood][touchpoint] ?? general;
  const parts = [
    random.pick(random.next() < 0.9 ? here : general),
    ...(here !== general && random.next() < 0.25 ? [random.pick(general)] : []),
    ...(random.next() < 0.35 ? [random.pick(endings[mood])] : []),
    ...(random.next() < 0.008 ? [random.pick(personal)] : []),
  ];
  // Within one comment a word stands for one thing: the lamp that is praised is the lamp that was bought.
  const words = new Map<string, string>();
  const text = [...new Set(parts)].join(space).replace(/\{(\w+)\}/g, (place, name: string) => {
    const word = words.get(name) ?? (slots[name] ? random.pick(slots[name]) : place);
    words.set(name, word);
    return word;
  });
  return text.charAt(0).toUpperCase() + text.slice(1);
}
