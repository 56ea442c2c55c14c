export { answerOverlapOfProposal } from "./answer-overlap.ts";
export { closeVotes } from "./close-votes.ts";
export { decideOnPlan } from "./decide.ts";
export { endProxy } from "./end-proxy.ts";
export { giveProxy } from "./give-proxy.ts";
export {
  type CouncilDecision,
  type CouncilReport,
  getCouncil,
  listDecisionsOfPlan,
  type Proposal,
} from "./queries.ts";
export { reconsiderDecision } from "./reconsider.ts";
export { replayDecision } from "./replay.ts";
export {
  AnswerOverlapInput,
  DecideInput,
  DecisionInput,
  EndProxyInput,
  GiveProxyInput,
  ReconsiderInput,
  SetRankingInputInput,
  SetSeatInput,
  UpdateCouncilInput,
  VoteInput,
} from "./schema.ts";
export { setRankingInput } from "./set-input.ts";
export { setCouncilSeat } from "./set-seat.ts";
export { updateCouncil } from "./update.ts";
export { voteOnPlan } from "./vote.ts";
