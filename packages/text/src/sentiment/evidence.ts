import type { Reading } from "../reading.ts";
import { sentenceSpans } from "../sentences.ts";
import type { Span } from "../span.ts";
import { chineseHits } from "./chinese-words.ts";
import { emojiHits } from "./emoji.ts";
import { compoundOf, englishHits } from "./english-words.ts";
import { visitHanGrams, visitLatinGrams } from "./grams.ts";
import { type SentimentHit, squash } from "./hit.ts";
import { bucketsOf, contributionsOf, marginOf } from "./linear-model.ts";
import type { SentimentModel } from "./model.ts";

/** What speaks for and against in a stretch of text. Spans and hits are in units of the text read. */
export type Evidence = {
  readonly score: number;
  readonly hits: readonly SentimentHit[];
  /** The stretches that pull to a side, the strongest first. */
  readonly spansFor: (side: 1 | -1) => Span[];
};

/** What the lexicon adds to the model's margin, and the length from which it weighs less. Tuned on review sets. */
const HAN_LEXICON = { weight: 0.85, fullUpTo: 20, room: 6 };
const LATIN_LEXICON = { weight: 0.75, fullUpTo: 150 };
const EMOJI = { weight: 0.6, room: 6 };

/** A Latin word says about as much as two Han characters. */
const HAN_PER_LATIN_WORD = 2;
const MOST_SPANS = 5;

/** Weighs a stretch of a comment. */
export function evidenceOf(reading: Reading, stretch: Span, model: SentimentModel): Evidence {
  const text = reading.text.slice(stretch.start, stretch.end);
  const share = hanShare(text);
  const han = share > 0 ? hanEvidence(text, model) : NOTHING;
  const latin = share < 1 ? latinEvidence(reading, stretch, text, model) : NOTHING;
  const emoji = emojiHits(text);
  const emojiSum = emoji.reduce((total, { valence }) => total + valence, 0);
  const sum = share * han.total + (1 - share) * latin.total + EMOJI.weight * squash(emojiSum, EMOJI.room);
  const hitCount = han.hits.length + latin.hits.length + emoji.length;
  const total = sum * (hitCount > 0 ? 1 : isRequest(text) ? REQUEST : UNSUPPORTED);
  const moved = (span: Span) => ({ start: span.start + stretch.start, end: span.end + stretch.start });
  const hits = [...han.hits, ...latin.hits, ...emoji].map((hit) => ({ ...hit, ...moved(hit) }));
  return {
    // Beyond ±1 a margin is a sure thing; it comes ever nearer to ±1 without reaching it.
    score: total / Math.sqrt(1 + total * total),
    hits,
    spansFor: (side) => {
      const speaking = hits.filter(({ valence }) => valence * side > 0).sort((a, b) => (b.valence - a.valence) * side);
      if (speaking.length > 0) return speaking.slice(0, MOST_SPANS).map(({ start, end }) => ({ start, end }));
      return strongestStretch(text, share, model, side).map(moved);
    },
  };
}

/** Where no word speaks for a side, the model alone is half as sure, and of a question or request it knows nothing. */
const UNSUPPORTED = 0.5;
const REQUEST = 0.1;

const REQUESTS =
  /[?吗]\s*$|请问|怎么(?!样|回事|这么|那么|能|可以)|什么时候|能不能|可不可以|可唔可以|有没有|有冇|几时|几点|哪里|哪个|哪位|哪一|多少[^人次]|多长时间|几耐|收唔收|^(?:希望|建议|期待|请)|^(?:where|what|when|which|how|who|can|could|do|does|is|are|any|will|would|please|it would be)\b/;

/** Whether a comment asks or asks for something; 怎么这么慢 and how dare you have words that say more. */
function isRequest(text: string): boolean {
  return REQUESTS.test(text.trim());
}

const NOTHING = { total: 0, hits: [] as readonly SentimentHit[] };

const HAN = /[\u3400-\u9fff]/g;
const LATIN_WORD = /[a-z][a-z']*/g;

/** How much of the text is in Han characters; text with neither is read as Latin, in which emoticons are written. */
function hanShare(text: string): number {
  const han = text.match(HAN)?.length ?? 0;
  const latin = (text.match(LATIN_WORD)?.length ?? 0) * HAN_PER_LATIN_WORD;
  // A product's name in Latin letters does not make a Chinese comment half English.
  return han === 0 ? 0 : han >= latin ? 1 : han / (han + latin);
}

/** Praise in words of blame, such as 挑不出毛病 and never had a problem: grams would see the blame. */
const NEGATION_TO_PRAISE = /^[不没无从挑找零冇唔免].{2}/;
const ENGLISH_NEGATION_TO_PRAISE =
  /^(?:no|not|never|without|nothing|can't|cannot|couldn't|could not|you can't|didn't) /;

function withoutHits(text: string, hits: readonly SentimentHit[], praise: RegExp): string {
  let left = "";
  let from = 0;
  for (const { start, end, valence } of hits) {
    if (valence <= 0 || start < from || !praise.test(text.slice(start, end))) continue;
    left += text.slice(from, start) + " ".repeat(end - start);
    from = end;
  }
  return left + text.slice(from);
}

/** 不是不满意: grams of three characters see two negations, where there is none. */
const DOUBLE_NEGATION = /(?:不是|并不是|并非|也不是|没有|从没|不能说|唔系|唔可以话)(?:不|没|唔|冇)(?![但仅过只得])/g;

function hanEvidence(text: string, model: SentimentModel) {
  const hits = chineseHits(text);
  const sum = hits.reduce((total, { valence }) => total + valence, 0);
  const { weight, fullUpTo, room } = HAN_LEXICON;
  const lexicon = (weight * squash(sum, room) * fullUpTo) / Math.max(fullUpTo, text.length);
  const plain = withoutHits(text, hits, NEGATION_TO_PRAISE).replace(DOUBLE_NEGATION, (words) =>
    " ".repeat(words.length),
  );
  const buckets = bucketsOf(visitHanGrams, plain, 0, plain.length, model.han.weights.length);
  return { total: marginOf(model.han, buckets) + lexicon, hits };
}

function latinEvidence(reading: Reading, stretch: Span, text: string, model: SentimentModel) {
  const shouted = (start: number, end: number) => {
    const { start: from, end: to } = reading.toOriginal({ start: start + stretch.start, end: end + stretch.start });
    return to - from > 1 && /^[^a-z]*[A-Z]{2}[^a-z]*$/.test(reading.original.slice(from, to));
  };
  const sentences = sentenceSpans(text);
  let compound = 0;
  const hits: SentimentHit[] = [];
  for (const sentence of sentences) {
    const found = englishHits(text, sentence, shouted);
    compound += compoundOf(found, text.slice(sentence.start, sentence.end));
    hits.push(...found);
  }
  const { weight, fullUpTo } = LATIN_LEXICON;
  const lexicon =
    ((weight * compound) / Math.sqrt(Math.max(1, sentences.length))) * (fullUpTo / Math.max(fullUpTo, text.length));
  const plain = withoutHits(text, hits, ENGLISH_NEGATION_TO_PRAISE);
  const buckets = bucketsOf(visitLatinGrams, plain, 0, plain.length, model.latin.weights.length);
  return { total: marginOf(model.latin, buckets) + lexicon, hits };
}

const WRITTEN = /[\p{L}\p{N}]/u;
const LONGEST_STRETCH = 12;

/** Where the model finds a side when the lexicon finds nothing: the run of characters that adds the most to it. */
function strongestStretch(text: string, share: number, model: SentimentModel, side: 1 | -1): Span[] {
  const [linear, grams] = share > 0 ? [model.han, visitHanGrams] : ([model.latin, visitLatinGrams] as const);
  const shares = contributionsOf(linear, grams, text, 0, text.length);
  let best = { start: 0, end: 0, sum: 0 };
  let start = 0;
  let sum = 0;
  for (let at = 0; at < text.length; at++) {
    const value = (shares[at] ?? 0) * side;
    if (sum + value <= 0 || !WRITTEN.test(text.charAt(at)) || at - start >= LONGEST_STRETCH) {
      sum = 0;
      start = at + 1;
      continue;
    }
    sum += value;
    if (sum > best.sum) best = { start, end: at + 1, sum };
  }
  if (best.sum > 0) return [best].map(({ start: from, end }) => ({ start: from, end }));
  // The bias alone decided: the whole says it.
  return text.trim() === "" ? [] : [{ start: 0, end: text.length }];
}
