export { addPlanAction } from "./add-action.ts";
export { answerPlanOverlap } from "./answer-overlap.ts";
export { approveSmallPlan } from "./approve-small.ts";
export { closePlan } from "./close.ts";
export { deletePlan } from "./delete.ts";
export { linkEvidence } from "./link-evidence.ts";
export { listPlanOverlaps, type PlanOverlapItem } from "./list-overlaps.ts";
export { logPlan } from "./log.ts";
export { logPlanLike } from "./log-like.ts";
export { notePlan } from "./note.ts";
export { proposePlan } from "./propose.ts";
export {
  getPlan,
  listPlanPeople,
  listPlans,
  listPlansByTheme,
  type PlanActionItem,
  type PlanDetail,
  type PlanEvidenceItem,
  type PlanItem,
  type PlanPerson,
} from "./queries.ts";
export type { PlanOutcome } from "./read-outcomes.ts";
export { registerPlanAnew } from "./register-anew.ts";
export { reopenPlan } from "./reopen.ts";
export { restorePlan } from "./restore.ts";
export * from "./schema.ts";
export { setPlanGoal } from "./set-goal.ts";
export { stopPlan } from "./stop.ts";
export { unlinkEvidence } from "./unlink-evidence.ts";
export { updatePlan } from "./update.ts";
export { updatePlanAction } from "./update-action.ts";
export { withdrawPlan } from "./withdraw.ts";
