import type { RankingWeights } from "@heard/db/schema/council";

export type CouncilSettings = {
  /** From this cost on a plan needs the council. */
  costThreshold: number;
  currency: string;
  /** Members who must have voted before a decision counts. */
  quorum: number;
  /** Days in which a vote outside a meeting is open. */
  voteDays: number;
  /** Days of silence after which a plan counts as stalled. */
  stalledDays: number;
  weights: RankingWeights;
  chairId: number | null;
};

/** Until somebody decides otherwise. */
export const defaultCouncilSettings: CouncilSettings = {
  costThreshold: 10_000,
  currency: "EUR",
  quorum: 2,
  voteDays: 7,
  stalledDays: 14,
  weights: { impact: 1, volume: 1, confidence: 1, effort: 1 },
  chairId: null,
};
