import pack from "../packs/emoji.json" with { type: "json" };
import type { SentimentHit } from "./hit.ts";

/** Valence of each sign without skin tone or selector, as `normalise` leaves them. */
const VALENCES = new Map(
  Object.entries(pack.valence).flatMap(([valence, emoji]) =>
    emoji.split(" ").map((sign) => [sign, Number(valence)] as const),
  ),
);

const EMOJI = /\p{Extended_Pictographic}/gu;

/** The emoji of a text that speak for a sentiment. */
export function emojiHits(text: string): SentimentHit[] {
  const hits: SentimentHit[] = [];
  for (const match of text.matchAll(EMOJI)) {
    const valence = VALENCES.get(match[0]);
    if (valence === undefined) continue;
    hits.push({ start: match.index, end: match.index + match[0].length, valence });
  }
  return hits;
}
