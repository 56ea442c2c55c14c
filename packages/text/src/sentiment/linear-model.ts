import type { VisitGram } from "./grams.ts";

/** Weights of hashed grams, one byte each. A text's margin is its bias plus the sum over its different grams, by the root of their number. */
export type LinearModel = { readonly weights: Int8Array; readonly scale: number; readonly bias: number };

export type VisitGrams = (text: string, start: number, end: number, visit: VisitGram) => void;

/** Which buckets were met in the pass under way; a pass has a number of its own, so nothing is ever cleared. */
let stamps = new Uint32Array(0);
let pass = 0;

/** The different buckets of a text among `size` (a power of two), in the order in which they are met. */
export function bucketsOf(visitGrams: VisitGrams, text: string, start: number, end: number, size: number): number[] {
  if (stamps.length < size) stamps = new Uint32Array(size);
  pass = pass === 0xffffffff ? 1 : pass + 1;
  const buckets: number[] = [];
  visitGrams(text, start, end, (hash) => {
    const bucket = hash & (size - 1);
    if (stamps[bucket] === pass) return;
    stamps[bucket] = pass;
    buckets.push(bucket);
  });
  return buckets;
}

/** How far a stretch of text lies on the positive side; 0 when it has no gram. */
export function marginOf(model: LinearModel, buckets: readonly number[]): number {
  if (buckets.length === 0) return 0;
  let sum = 0;
  for (const bucket of buckets) sum += model.weights[bucket] ?? 0;
  return model.bias + (sum * model.scale) / Math.sqrt(buckets.length);
}

/** What each unit of a stretch adds to its margin: every gram shares its weight among the units it covers. */
export function contributionsOf(
  model: LinearModel,
  visitGrams: VisitGrams,
  text: string,
  start: number,
  end: number,
): Float64Array {
  const shares = new Float64Array(end - start);
  visitGrams(text, start, end, (hash, from, to) => {
    const share = (model.weights[hash & (model.weights.length - 1)] ?? 0) / Math.max(1, to - from);
    for (let at = from; at < to; at++) shares[at - start] = (shares[at - start] ?? 0) + share;
  });
  return shares;
}
