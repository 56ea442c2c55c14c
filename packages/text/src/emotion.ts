import { createDictionary, type Dictionary } from "./dictionary.ts";
import emoji from "./packs/emoji.json" with { type: "json" };
import pack from "./packs/emotions.json" with { type: "json" };
import { type Reading, read } from "./reading.ts";
import type { Span } from "./span.ts";
import { fold } from "./tokens/fold.ts";

/** The eight emotions of Plutchik, in the order that decides between two with the same number of words. */
export const EMOTIONS = ["anger", "disgust", "fear", "sadness", "joy", "trust", "surprise", "anticipation"] as const;

export type Emotion = (typeof EMOTIONS)[number];

/** Which words speak for which emotion; an organisation may edit a copy of the one that ships. */
export type EmotionLexicon = Readonly<Record<Emotion, readonly string[]>>;

/** The words that ship, Chinese, Cantonese and English, and emoji. */
export const EMOTION_LEXICON: EmotionLexicon = shippedLexicon();

export type EmotionFinding = {
  readonly emotion: Emotion;
  /** The words that speak for it, in the text as given. */
  readonly spans: readonly Span[];
};

/** Makes the finder for a lexicon: give it a comment that was read and the score of its sentiment. */
export type EmotionFinder = (reading: Reading, sentimentScore: number) => EmotionFinding | null;

/**
 * The emotion that most words of a comment speak for, or `null`. Words after a negation do not count, and a comment that
 * is clearly negative shows no joy or trust, a clearly positive one no anger or disgust. Never part of a score.
 *
 * @example
 * findEmotion("居然送了小礼物，太惊喜了", 0.6)?.emotion; // => "surprise"
 * findEmotion("三天没人回复，我要投诉", -0.7)?.emotion; // => "anger"
 * findEmotion("门店在二楼", 0); // => null
 */
export function findEmotion(text: string, sentimentScore: number, lexicon = EMOTION_LEXICON): EmotionFinding | null {
  return (lexicon === EMOTION_LEXICON ? SHIPPED : createEmotionFinder(lexicon))(read(text), sentimentScore);
}

/** Prepares a lexicon for many comments. */
export function createEmotionFinder(lexicon: EmotionLexicon): EmotionFinder {
  const words = createDictionary(
    EMOTIONS.flatMap((emotion) => lexicon[emotion].map((word) => [fold(word).text, emotion] as const)),
  );
  return (reading, sentimentScore) => {
    const found = new Map<Emotion, Span[]>();
    for (const { emotion, span } of emotionWords(reading.text, words)) {
      if (!fits(emotion, sentimentScore)) continue;
      const spans = found.get(emotion);
      if (spans === undefined) found.set(emotion, [span]);
      else spans.push(span);
    }
    const emotions = EMOTIONS.filter((emotion) => found.has(emotion));
    const [first] = emotions.sort((a, b) => strength(b, found) - strength(a, found));
    if (first === undefined) return null;
    return { emotion: first, spans: (found.get(first) ?? []).map(reading.toOriginal) };
  };
}

/** Emotions that a sentiment from this size on rules out. */
const CLEAR = 0.25;
const PLEASANT: readonly Emotion[] = ["joy", "trust"];
const UNPLEASANT: readonly Emotion[] = ["anger", "disgust", "sadness", "fear"];

function fits(emotion: Emotion, score: number): boolean {
  if (score <= -CLEAR) return !PLEASANT.includes(emotion);
  return score < CLEAR || !UNPLEASANT.includes(emotion);
}

/** Surprise and anticipation are written in few words beside many others, so one of theirs counts for two. */
function strength(emotion: Emotion, found: ReadonlyMap<Emotion, readonly Span[]>): number {
  const words = found.get(emotion)?.length ?? 0;
  return emotion === "surprise" || emotion === "anticipation" ? words * 1.5 : words;
}

const NEGATION_BEFORE =
  /(?:不|没|没有|别|无|未|唔|冇|不太|不够|不是|不会|并不|没什么)(?:很|太|怎么|那么)?$|(?:\bnot|n't|\bno|\bnever|\bwithout)(?: [a-z]+)? $/;
const LATIN = /[a-z']/;

function* emotionWords(text: string, words: Dictionary<Emotion>): Generator<{ emotion: Emotion; span: Span }> {
  for (let at = 0; at < text.length; ) {
    const found = words.longestAt(text, at);
    const end = at + (found?.length ?? 1);
    const isPiece = LATIN.test(text.charAt(at)) && (LATIN.test(text.charAt(at - 1)) || LATIN.test(text.charAt(end)));
    if (found === null || isPiece) {
      at += 1;
      continue;
    }
    const before = text.slice(Math.max(0, at - 16), at);
    if (!NEGATION_BEFORE.test(before)) yield { emotion: found.value, span: { start: at, end } };
    at = end;
  }
}

function shippedLexicon(): EmotionLexicon {
  const lists: Readonly<Record<Emotion, string>> = pack.words;
  const signs: Readonly<Record<Emotion, string>> = emoji.emotions;
  return Object.fromEntries(
    EMOTIONS.map((emotion) => [emotion, [...lists[emotion].split(", "), ...signs[emotion].split(" ")]]),
  ) as Record<Emotion, string[]>;
}

const SHIPPED = createEmotionFinder(EMOTION_LEXICON);
