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

const fewestComments = 5;

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

/**
 * Whether a phrase is a new topic within its part of the budget: five comments, twice what was expected, and too many for chance at this limit.
 * @example
 * isNewTopic({ inWindow: 4, before: 0, windowWeeks: 4, baselineWeeks: 48, excess: 0.2 }, 0.001); // => false
 */
export function isNewTopic(counts: TopicCounts, limit: number): boolean {
  const { expected, p } = scoreTopic(counts);
  return counts.inWindow >= fewestComments && counts.inWindow > 2 * expected && p <= limit;
}
