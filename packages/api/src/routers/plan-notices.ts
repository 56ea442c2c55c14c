import { PlanInput } from "@heard/core/improvement-plans";
import {
  getNotice,
  PublishNoticeInput,
  publishNotice,
  SaveNoticeInput,
  saveNotice,
  sendNotice,
} from "@heard/core/plan-notices";
import { procedure, router } from "../trpc/base.ts";

export const planNoticesRouter = router({
  ofPlan: procedure("plan.read")
    .input(PlanInput)
    .query(({ ctx, input }) => getNotice(ctx.service, input)),
  save: procedure("plan.edit")
    .input(SaveNoticeInput)
    .mutation(({ ctx, input }) => saveNotice(ctx.service, input)),
  send: procedure("plan.edit")
    .input(PlanInput)
    .mutation(({ ctx, input }) => sendNotice(ctx.service, input)),
  publish: procedure("plan.edit")
    .input(PublishNoticeInput)
    .mutation(({ ctx, input }) => publishNotice(ctx.service, input)),
});
