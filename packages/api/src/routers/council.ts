import {
  AnswerOverlapInput,
  answerOverlapOfProposal,
  DecideInput,
  DecisionInput,
  decideOnPlan,
  EndProxyInput,
  endProxy,
  GiveProxyInput,
  getCouncil,
  giveProxy,
  listDecisionsOfPlan,
  ReconsiderInput,
  reconsiderDecision,
  replayDecision,
  SetRankingInputInput,
  SetSeatInput,
  setCouncilSeat,
  setRankingInput,
  UpdateCouncilInput,
  updateCouncil,
  VoteInput,
  voteOnPlan,
} from "@heard/core/council";
import { PlanInput } from "@heard/core/improvement-plans";
import { procedure, router } from "../trpc/base.ts";
import { councilMeetingsRouter } from "./council-meetings.ts";

export const councilRouter = router({
  meetings: councilMeetingsRouter,
  read: procedure("council.read").query(({ ctx }) => getCouncil(ctx.service)),
  decisionsOfPlan: procedure("plan.read")
    .input(PlanInput)
    .query(({ ctx, input }) => listDecisionsOfPlan(ctx.service, input)),
  vote: procedure("council.vote")
    .input(VoteInput)
    .mutation(({ ctx, input }) => voteOnPlan(ctx.service, input)),
  decide: procedure("council.decide")
    .input(DecideInput)
    .mutation(({ ctx, input }) => decideOnPlan(ctx.service, input)),
  answerOverlap: procedure("council.decide")
    .input(AnswerOverlapInput)
    .mutation(({ ctx, input }) => answerOverlapOfProposal(ctx.service, input)),
  reconsider: procedure("council.decide")
    .input(ReconsiderInput)
    .mutation(({ ctx, input }) => reconsiderDecision(ctx.service, input)),
  replay: procedure("council.read")
    .input(DecisionInput)
    .query(({ ctx, input }) => replayDecision(ctx.service, input)),
  giveProxy: procedure("council.vote")
    .input(GiveProxyInput)
    .mutation(({ ctx, input }) => giveProxy(ctx.service, input)),
  endProxy: procedure("council.vote")
    .input(EndProxyInput)
    .mutation(({ ctx, input }) => endProxy(ctx.service, input)),
  setSeat: procedure("council.edit")
    .input(SetSeatInput)
    .mutation(({ ctx, input }) => setCouncilSeat(ctx.service, input)),
  setInput: procedure("council.edit")
    .input(SetRankingInputInput)
    .mutation(({ ctx, input }) => setRankingInput(ctx.service, input)),
  update: procedure("council.edit")
    .input(UpdateCouncilInput)
    .mutation(({ ctx, input }) => updateCouncil(ctx.service, input)),
});
