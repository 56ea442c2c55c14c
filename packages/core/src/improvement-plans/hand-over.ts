import type { Transaction } from "@heard/db";
import { councilProxies, councilSeats } from "@heard/db/schema/council";
import { improvementPlans, planActions, planPeople } from "@heard/db/schema/improvement-plans";
import { and, eq, inArray, or } from "drizzle-orm";

/** Where somebody leaves: plans and actions that are not at their end go to the heir, or to nobody yet. What is over stays under the name. */
export async function handOverPlans(tx: Transaction, memberId: number, heirId: number | null): Promise<void> {
  const isOpen = inArray(improvementPlans.state, ["draft", "proposed", "approved", "running", "judged"]);
  await tx
    .update(improvementPlans)
    .set({ ownerId: heirId })
    .where(and(eq(improvementPlans.ownerId, memberId), isOpen));
  await tx
    .update(improvementPlans)
    .set({ sponsorId: heirId })
    .where(and(eq(improvementPlans.sponsorId, memberId), isOpen));
  const isToDo = inArray(planActions.state, ["open", "doing"]);
  await tx
    .update(planActions)
    .set({ assigneeId: heirId })
    .where(and(eq(planActions.assigneeId, memberId), isToDo));
  await tx
    .delete(councilProxies)
    .where(or(eq(councilProxies.memberId, memberId), eq(councilProxies.proxyId, memberId)));
  await tx.delete(councilSeats).where(eq(councilSeats.memberId, memberId));
  await tx.delete(planPeople).where(eq(planPeople.memberId, memberId));
}
