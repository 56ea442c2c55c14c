import type { Measure } from "../measures/measure.ts";

/** What every stage and touchpoint shows. */
export const journeyKinds = ["csat", "nps", "ces"] as const;
export type JourneyKind = (typeof journeyKinds)[number];

/** Themes that a touchpoint names, and personas that have a lane. */
export const mostThemes = 3;
export const mostPersonas = 8;

/** Characters of what is drawn into a place by hand. */
export const longestNote = 500;

/** Of a question asked on several scales or under several names, the one that most answered speaks for a place. */
export function mostAnswered<M extends Pick<Measure, "n">>(measures: readonly M[]): M | null {
  return measures.reduce<M | null>((best, one) => (one.n > (best?.n ?? 0) ? one : best), null);
}
