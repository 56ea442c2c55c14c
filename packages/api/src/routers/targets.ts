import {
  AdjustTargetInput,
  adjustTarget,
  endTarget,
  FindTargetInput,
  findTarget,
  listTargets,
  ReviewTargetInput,
  reviewTarget,
  SetTargetInput,
  setTarget,
} from "@heard/core/targets";
import { procedure, router } from "../trpc/base.ts";

export const targetsRouter = router({
  list: procedure("target.read").query(({ ctx }) => listTargets(ctx.service)),
  /** The target of one score, if it has one. */
  find: procedure("target.read")
    .input(FindTargetInput)
    .query(({ ctx, input }) => findTarget(ctx.service, input)),
  set: procedure("target.edit")
    .input(SetTargetInput)
    .mutation(({ ctx, input }) => setTarget(ctx.service, input)),
  adjust: procedure("target.edit")
    .input(AdjustTargetInput)
    .mutation(({ ctx, input }) => adjustTarget(ctx.service, input)),
  review: procedure("target.edit")
    .input(ReviewTargetInput)
    .mutation(({ ctx, input }) => reviewTarget(ctx.service, input)),
  end: procedure("target.edit")
    .input(ReviewTargetInput)
    .mutation(({ ctx, input }) => endTarget(ctx.service, input)),
});
