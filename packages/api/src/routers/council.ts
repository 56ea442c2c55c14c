import {
  DecideInput,
  decideOnPlan,
  getCouncil,
  listDecisionsOfPlan,
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

export const councilRouter = router({
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
