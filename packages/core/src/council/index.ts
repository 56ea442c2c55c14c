export { decideOnPlan } from "./decide.ts";
export {
  type CouncilDecision,
  type CouncilReport,
  getCouncil,
  listDecisionsOfPlan,
  type Proposal,
} from "./queries.ts";
export { DecideInput, SetRankingInputInput, SetSeatInput, UpdateCouncilInput, VoteInput } from "./schema.ts";
export { setRankingInput } from "./set-input.ts";
export { setCouncilSeat } from "./set-seat.ts";
export { updateCouncil } from "./update.ts";
export { voteOnPlan } from "./vote.ts";
