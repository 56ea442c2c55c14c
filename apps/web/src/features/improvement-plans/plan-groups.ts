import type { PlanItem } from "@heard/core/improvement-plans";
import { planStates } from "@heard/core/improvement-plans/rules";

/** Nothing is done with it any more. */
export const isEnded = ({ state }: Pick<PlanItem, "state">): boolean =>
  state === "closed" || state === "declined" || state === "withdrawn";

/** The plans by state, in the order in which a plan goes through them; states without a plan are left out. */
export function byState(plans: readonly PlanItem[]): { state: PlanItem["state"]; plans: PlanItem[] }[] {
  return planStates
    .map((state) => ({ state, plans: plans.filter((plan) => plan.state === state) }))
    .filter((group) => group.plans.length > 0);
}
