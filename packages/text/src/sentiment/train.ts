import { read } from "../reading.ts";
import { visitHanGrams, visitLatinGrams } from "./grams.ts";
import { bucketsOf, type LinearModel, type VisitGrams } from "./linear-model.ts";
import type { SentimentModel } from "./model.ts";

/** A comment whose sentiment is known; `weight` says how much a mistake on it costs. */
export type LabelledComment = {
  readonly text: string;
  readonly label: "positive" | "negative";
  readonly weight?: number;
};

const HAN_BUCKETS = 2 ** 18;
const LATIN_BUCKETS = 2 ** 17;
/** Cost of a mistake against the size of the weights, found by leaving one review set out. */
const HAN_COST = 0.4;
const LATIN_COST = 0.2;
const EPOCHS = 10;
/** About ten milliseconds of work. */
const ROWS_A_STEP = 250;
const HAN = /\p{Script=Han}/u;
const LATIN = /[a-z]{2}/;

/**
 * Trains the two linear models of sentiment, one for Han and one for Latin text, on labelled comments. The same comments
 * in the same order with the same seed give the same bytes on every machine: no sum depends on threads, and nothing
 * but + − × ÷ and the square root is used. With a `base` the comments only move its weights, as far as they give reason
 * to: so an organisation's own few hundred comments refine the model that ships.
 */
export function trainSentiment(
  comments: readonly LabelledComment[],
  seed: number,
  base?: SentimentModel,
): SentimentModel {
  const steps = trainSentimentInSteps(comments, seed, base);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The same a few hundred comments at a time, for a process that has other things to do: between two steps it may rest, or
 * give the work up. Each step yields how much is done, from 0 to 1.
 */
export function* trainSentimentInSteps(
  comments: readonly LabelledComment[],
  seed: number,
  base?: SentimentModel,
): Generator<number, SentimentModel> {
  const [han, latin]: [LabelledComment[], LabelledComment[]] = [[], []];
  for (const [index, comment] of comments.entries()) {
    if (index % ROWS_A_STEP === 0) yield 0;
    const { text } = read(comment.text);
    if (HAN.test(text)) han.push({ ...comment, text });
    else if (LATIN.test(text)) latin.push({ ...comment, text });
  }
  const hanShare = han.length / Math.max(1, han.length + latin.length);
  const ofHan = trainLinear(han, visitHanGrams, HAN_BUCKETS, HAN_COST, seed, base?.han);
  const ofLatin = trainLinear(latin, visitLatinGrams, LATIN_BUCKETS, LATIN_COST, seed, base?.latin);
  return {
    han: yield* within(ofHan, 0, hanShare),
    latin: yield* within(ofLatin, hanShare, 1),
  };
}

/** The part of a whole that one model is. */
function* within<Result>(steps: Generator<number, Result>, from: number, to: number): Generator<number, Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield from + step.value * (to - from);
  }
}

/**
 * A support vector machine with squared hinge loss by dual coordinate descent (Hsieh et al., "A Dual Coordinate Descent
 * Method for Large-scale Linear SVM", ICML 2008), weights rounded to a byte.
 */
function* trainLinear(
  comments: readonly LabelledComment[],
  visitGrams: VisitGrams,
  size: number,
  cost: number,
  seed: number,
  base?: LinearModel,
): Generator<number, LinearModel> {
  const weights = Float64Array.from({ length: size }, (_, bucket) => (base?.weights[bucket] ?? 0) * (base?.scale ?? 0));
  let bias = base?.bias ?? 0;
  const rows: { buckets: Uint32Array; side: number; slack: number; dual: number }[] = [];
  for (const [index, { text, label, weight = 1 }] of comments.entries()) {
    if (index % ROWS_A_STEP === 0) yield 0;
    const buckets = Uint32Array.from(bucketsOf(visitGrams, text, 0, text.length, size));
    if (buckets.length > 0)
      rows.push({ buckets, side: label === "positive" ? 1 : -1, slack: 1 / (2 * cost * weight), dual: 0 });
  }
  const shuffle = shuffler(seed);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(rows);
    for (const [index, row] of rows.entries()) {
      if (index % ROWS_A_STEP === 0) yield (epoch + index / rows.length) / EPOCHS;
      const value = 1 / Math.sqrt(row.buckets.length);
      let sum = 0;
      for (const bucket of row.buckets) sum += weights[bucket] ?? 0;
      const gradient = row.side * (bias + sum * value) - 1 + row.slack * row.dual;
      // The bucket values of a row have length 1 together, and the bias adds another 1.
      const dual = Math.max(0, row.dual - gradient / (2 + row.slack));
      const step = (dual - row.dual) * row.side;
      row.dual = dual;
      if (step === 0) continue;
      bias += step;
      for (const bucket of row.buckets) weights[bucket] = (weights[bucket] ?? 0) + step * value;
    }
  }
  return quantise(weights, bias);
}

/** Rounds to bytes; the few weights beyond the range are cut, which leaves finer steps for all others. */
function quantise(weights: Float64Array, bias: number): LinearModel {
  const sizes = weights.map(Math.abs).sort();
  const largest = sizes[Math.floor(sizes.length * 0.9999)] || sizes.at(-1) || 1;
  const scale = Math.fround(largest / 127);
  return {
    weights: Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale)))),
    scale,
    bias: Math.fround(bias),
  };
}

/** Fisher–Yates by Mulberry32, so that the order of the comments in a file does not matter to what is learned last. */
function shuffler(seed: number) {
  let state = seed | 0;
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return <Item>(items: Item[]) => {
    for (let last = items.length - 1; last > 0; last--) {
      const other = below(last + 1);
      [items[last], items[other]] = [items[other] as Item, items[last] as Item];
    }
  };
}
