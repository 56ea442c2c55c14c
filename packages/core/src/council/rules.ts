import type {
  CouncilDecisionKind,
  KeptRanking,
  KeptVote,
  RankingInput,
  RankingWeights,
} from "@heard/db/schema/council";

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

export const voteChoices = ["for", "against", "abstain"] as const;
/** What can be decided on a proposal; what was decided before is taken up again by a decision of its own. */
export const councilDecisionKinds = [
  "approve",
  "sendBack",
  "decline",
  "reprioritise",
] as const satisfies readonly CouncilDecisionKind[];
/** Before all that is computed, as it is computed, or after it. */
export const priorities = ["first", "asComputed", "last"] as const;
export const efforts = [1, 2, 3, 4, 5] as const;
/** Until somebody has looked at it: neither small nor large. */
export const usualEffort = 3;

/** How much a verdict can be trusted that a plan of this design would get. */
export function confidenceOf(
  forecast: { claim: "effect" | "change"; strength: "firm" | "limited"; smallestDetectable: number } | null,
  change: number,
): number {
  if (!forecast) return 0.2;
  const ofClaim = forecast.claim === "change" ? 0.4 : forecast.strength === "firm" ? 1 : 0.7;
  // What cannot be seen is not known, however well it is compared.
  return forecast.smallestDetectable <= change ? ofClaim : ofClaim / 2;
}

/** Impact × volume × confidence ÷ effort, each by its weight: 0 leaves an input out. */
export function rankingScore(
  { impact, volume, confidence, effort }: Omit<RankingInput, "planId">,
  weights: RankingWeights,
): number {
  return (
    (impact ** weights.impact * volume ** weights.volume * confidence ** weights.confidence) / effort ** weights.effort
  );
}

export type Ranked = RankingInput & {
  score: number;
  /** First and last rank that the plan can claim. */
  rank: [from: number, to: number];
};
/** Scores this near to each other are ties: the inputs are not known better. */
const tie = 0.1;

/** The proposals in the order of their scores, each within the place that the council gave it. Those that are as good as equal share a range of ranks. */
export function rankProposals({ weights, inputs }: KeptRanking): Ranked[] {
  const scored = inputs
    .map((input) => ({ ...input, score: rankingScore(input, weights) }))
    .sort((a, b) => placeOf(b) - placeOf(a) || b.score - a.score || a.planId - b.planId);
  const isAbove = (a: (typeof scored)[number], b: (typeof scored)[number]) =>
    placeOf(a) === placeOf(b) ? a.score > b.score * (1 + tie) : placeOf(a) > placeOf(b);
  return scored.map((one) => {
    const above = scored.filter((other) => isAbove(other, one)).length;
    const below = scored.filter((other) => isAbove(one, other)).length;
    return { ...one, rank: [above + 1, scored.length - below] };
  });
}

const placeOf = ({ priority = 0 }: { priority?: number }): number => priority;

/** What was kept with a decision gives the order again that was kept with it; `null` for one of before orders were kept. */
export function isReplayed({ order, ...ranking }: KeptRanking): boolean | null {
  return order ? rankProposals(ranking).every(({ planId }, place) => planId === order[place]) : null;
}

export type Tally = Record<(typeof voteChoices)[number], number>;
export const tallyOf = (votes: readonly Pick<KeptVote, "choice">[]): Tally => ({
  for: votes.filter(({ choice }) => choice === "for").length,
  against: votes.filter(({ choice }) => choice === "against").length,
  abstain: votes.filter(({ choice }) => choice === "abstain").length,
});

/**
 * Why this cannot be decided yet; `null` when it can. Sending back and giving a place ask for no majority: they decide nothing. `represented`: in a meeting those who
 * are there or stood in for make the quorum, outside one those who voted.
 */
export function obstacleTo(
  decision: (typeof councilDecisionKinds)[number],
  tally: Tally,
  { quorum, represented }: Pick<CouncilSettings, "quorum"> & { represented?: number | undefined },
): "quorum" | "majority" | null {
  const { for: inFavour, against, abstain } = tally;
  if ((represented ?? inFavour + against + abstain) < quorum) return "quorum";
  if (decision === "approve" && inFavour <= against) return "majority";
  return decision === "decline" && against <= inFavour ? "majority" : null;
}
