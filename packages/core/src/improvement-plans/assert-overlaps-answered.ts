import type { Transaction } from "@heard/db";
import type { ImprovementPlanRow } from "@heard/db/schema/improvement-plans";
import { DomainError } from "../errors.ts";
import { findOverlaps } from "../verdicts/find-overlaps.ts";
import { isAgreedTogether } from "../verdicts/rules.ts";

/**
 * Nothing is agreed while nobody has said what becomes of plans that meet: a verdict on both together, which credits neither, is a choice and no accident.
 * @throws DomainError invalid_state `plan_overlaps`, naming the plans that are met
 */
export async function assertOverlapsAnswered(
  tx: Transaction,
  { id: planId, goal, startsOn, triggerFrom, overlapChoices }: ImprovementPlanRow,
): Promise<void> {
  if (!goal || !startsOn) return;
  const met = await findOverlaps(tx, { planId, goal, startsOn, triggerFrom });
  const open = met.filter((overlap) => !isAgreedTogether(overlap, overlapChoices));
  if (open.length > 0)
    throw new DomainError("invalid_state", "plan_overlaps", { plans: open.map(({ number }) => number).join(", ") });
}
