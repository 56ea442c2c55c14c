import type { Span } from "../span.ts";

/** A word that speaks for a sentiment, with its valence after negation and emphasis, in units of the text read. */
export type SentimentHit = Span & { readonly valence: number };

/** A sum of valences as a score between −1 and 1; `room` is the squared sum that gives ±0.71. */
export function squash(sum: number, room: number): number {
  return sum / Math.sqrt(sum * sum + room);
}
