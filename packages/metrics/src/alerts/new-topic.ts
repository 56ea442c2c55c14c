import { negativeBinomialTails } from "../distributions/negative-binomial.ts";

export type TopicCounts = {
  /** Comments with the phrase in the window, and in the weeks before it. */
  readonly inWindow: number;
  readonly before: number;
  readonly windowWeeks: number;
  readonly baselineWeeks: number;
  /** Pooled weekly excess variance of phrases. */
  readonly excess: number;
};

/**
 * How likely a phrase that was said `before` times is to be said so often in the window by chance: negative binomial, with the uncertainty of a rare
 * phrase's own rate.
 * @example
 * scoreTopic({ inWindow: 7, before: 0, windowWeeks: 4, baselineWeeks: 48, excess: 0.2 }).p.toExponential(2); // => "1.93e-8"
 */
export function scoreTopic(counts: TopicCounts): { expected: number; size: number; p: number } {
  const { inWindow, before, windowWeeks, baselineWeeks, excess } = counts;
  const expected = ((before + 1) * windowWeeks) / baselineWeeks;
  const size = 1 / (1 / (before + 1) + excess / windowWeeks);
  return { expected, size, p: negativeBinomialTails(inWindow, { mean: expected, size }).atLeast };
}
