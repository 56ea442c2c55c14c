import shipped from "./packs/sentiment-model.json" with { type: "json" };
import { type Reading, read } from "./reading.ts";
import { evidenceOf } from "./sentiment/evidence.ts";
import { loadModel, type SentimentModel, type StoredModel } from "./sentiment/model.ts";
import type { Span } from "./span.ts";

export { loadModel, type SentimentModel, type StoredModel, storeModel } from "./sentiment/model.ts";
export { type LabelledComment, trainSentiment, trainSentimentInSteps } from "./sentiment/train.ts";

export type SentimentLabel = "positive" | "neutral" | "negative";

/** What a comment says about how its writer feels. */
export type Sentiment = {
  /** −1 (as bad as can be said) to 1 (as good). */
  readonly score: number;
  readonly label: SentimentLabel;
  /** Whether it praises one thing and blames another. */
  readonly isMixed: boolean;
  /** What in the text as given speaks for the label, the strongest first; nothing when the label is neutral. */
  readonly spans: readonly Span[];
};

export type SentimentOptions = {
  /** Instead of the model that ships: one that `trainSentiment` made. */
  readonly model?: SentimentModel;
  /** Scores nearer to 0 than this are neutral. */
  readonly neutralBand?: number;
};

/** Scores nearer to 0 than this are neutral, unless an organisation's own comments say otherwise. */
export const NEUTRAL_BAND = 0.12;

/** A clause counts as praise or blame, for `isMixed`, from this score on. */
const CLEAR = 0.3;

/** The model that `npm run text:train` made. */
export const SHIPPED_MODEL: SentimentModel = loadModel(shipped as StoredModel);

/**
 * The sentiment of a comment: a lexicon with rules for negation, emphasis and contrast, and a linear model over grams of
 * characters and words, added up. In a long comment the lexicon weighs less, for single words say little of it.
 *
 * @example
 * scoreSentiment("味道很好，服务也热情").label; // => "positive"
 * scoreSentiment("等了一个小时，菜都凉了").label; // => "negative"
 * scoreSentiment("味道很好，可是服务太差了").isMixed; // => true
 */
export function scoreSentiment(text: string, options: SentimentOptions = {}): Sentiment {
  return sentimentOf(read(text), options);
}

/** The sentiment of a comment that was read already. */
export function sentimentOf(reading: Reading, options: SentimentOptions = {}): Sentiment {
  const { model = SHIPPED_MODEL, neutralBand = NEUTRAL_BAND } = options;
  const whole = { start: 0, end: reading.text.length };
  const evidence = evidenceOf(reading, whole, model);
  const { score } = evidence;
  const label = score >= neutralBand ? "positive" : score <= -neutralBand ? "negative" : "neutral";
  const spans = label === "neutral" ? [] : evidence.spansFor(label === "positive" ? 1 : -1);
  return { score, label, isMixed: isMixed(reading, model), spans: spans.map(reading.toOriginal) };
}

/** The score of a stretch of a comment that was read, −1…1. */
export function scoreStretch(reading: Reading, stretch: Span, model: SentimentModel = SHIPPED_MODEL): number {
  return evidenceOf(reading, stretch, model).score;
}

function isMixed(reading: Reading, model: SentimentModel): boolean {
  if (reading.clauses.length < 2) return false;
  const clear = reading.clauses
    .map((clause) => evidenceOf(reading, clause, model))
    .filter(({ score, hits }) => hits.some(({ valence }) => Math.sign(valence) === Math.sign(score)))
    .map(({ score }) => score);
  return clear.some((score) => score >= CLEAR) && clear.some((score) => score <= -CLEAR);
}
