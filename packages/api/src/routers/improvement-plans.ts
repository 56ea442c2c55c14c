import {
  AddPlanActionInput,
  AnswerPlanOverlapInput,
  addPlanAction,
  answerPlanOverlap,
  approveSmallPlan,
  closePlan,
  deletePlan,
  getPlan,
  LinkEvidenceInput,
  LogPlanInput,
  linkEvidence,
  listPlanOverlaps,
  listPlanPeople,
  listPlans,
  listPlansByTheme,
  logPlan,
  logPlanLike,
  NotePlanInput,
  notePlan,
  PlanInput,
  PlanNumberInput,
  PlanOverlapsInput,
  PlanReasonInput,
  proposePlan,
  RegisterPlanAnewInput,
  registerPlanAnew,
  reopenPlan,
  restorePlan,
  SetPlanGoalInput,
  setPlanGoal,
  stopPlan,
  UnlinkEvidenceInput,
  UpdatePlanActionInput,
  UpdatePlanInput,
  unlinkEvidence,
  updatePlan,
  updatePlanAction,
  withdrawPlan,
} from "@heard/core/improvement-plans";
import { procedure, router } from "../trpc/base.ts";

const edit = procedure("plan.edit");

export const improvementPlansRouter = router({
  list: procedure("plan.read").query(({ ctx }) => listPlans(ctx.service)),
  byNumber: procedure("plan.read")
    .input(PlanNumberInput)
    .query(({ ctx, input }) => getPlan(ctx.service, input)),
  byTheme: procedure("plan.read").query(({ ctx }) => listPlansByTheme(ctx.service)),
  people: procedure("plan.read").query(({ ctx }) => listPlanPeople(ctx.service)),
  log: procedure("plan.log")
    .input(LogPlanInput)
    .mutation(({ ctx, input }) => logPlan(ctx.service, input)),
  logLike: procedure("plan.log")
    .input(PlanInput)
    .mutation(({ ctx, input }) => logPlanLike(ctx.service, input)),
  update: edit.input(UpdatePlanInput).mutation(({ ctx, input }) => updatePlan(ctx.service, input)),
  setGoal: edit.input(SetPlanGoalInput).mutation(({ ctx, input }) => setPlanGoal(ctx.service, input)),
  linkEvidence: edit.input(LinkEvidenceInput).mutation(({ ctx, input }) => linkEvidence(ctx.service, input)),
  unlinkEvidence: edit.input(UnlinkEvidenceInput).mutation(({ ctx, input }) => unlinkEvidence(ctx.service, input)),
  addAction: edit.input(AddPlanActionInput).mutation(({ ctx, input }) => addPlanAction(ctx.service, input)),
  updateAction: edit.input(UpdatePlanActionInput).mutation(({ ctx, input }) => updatePlanAction(ctx.service, input)),
  note: edit.input(NotePlanInput).mutation(({ ctx, input }) => notePlan(ctx.service, input)),
  overlaps: procedure("plan.read")
    .input(PlanOverlapsInput)
    .query(({ ctx, input }) => listPlanOverlaps(ctx.service, input)),
  answerOverlap: edit.input(AnswerPlanOverlapInput).mutation(({ ctx, input }) => answerPlanOverlap(ctx.service, input)),
  propose: edit.input(PlanInput).mutation(({ ctx, input }) => proposePlan(ctx.service, input)),
  approveSmall: edit.input(PlanInput).mutation(({ ctx, input }) => approveSmallPlan(ctx.service, input)),
  registerAnew: edit.input(RegisterPlanAnewInput).mutation(({ ctx, input }) => registerPlanAnew(ctx.service, input)),
  withdraw: edit.input(PlanReasonInput).mutation(({ ctx, input }) => withdrawPlan(ctx.service, input)),
  stop: edit.input(PlanReasonInput).mutation(({ ctx, input }) => stopPlan(ctx.service, input)),
  close: edit.input(PlanReasonInput).mutation(({ ctx, input }) => closePlan(ctx.service, input)),
  reopen: edit.input(PlanReasonInput).mutation(({ ctx, input }) => reopenPlan(ctx.service, input)),
  delete: edit.input(PlanInput).mutation(({ ctx, input }) => deletePlan(ctx.service, input)),
  restore: edit.input(PlanInput).mutation(({ ctx, input }) => restorePlan(ctx.service, input)),
});
