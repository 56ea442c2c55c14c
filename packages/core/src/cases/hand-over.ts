import type { Transaction } from "@heard/db";
import { caseRules, cases } from "@heard/db/schema/cases";
import { and, eq, isNull } from "drizzle-orm";

/** Where somebody leaves: open cases and what opens new ones go to the heir, or to nobody yet. What is closed stays under the name. */
export async function handOverCases(tx: Transaction, memberId: number, heirId: number | null): Promise<void> {
  const isOpen = eq(cases.state, "open");
  await tx
    .update(cases)
    .set({ ownerId: heirId })
    .where(and(eq(cases.ownerId, memberId), isOpen));
  await tx
    .update(cases)
    .set({ escalateTo: heirId })
    .where(and(eq(cases.escalateTo, memberId), isOpen));
  await tx
    .update(caseRules)
    .set({ ownerId: heirId })
    .where(and(eq(caseRules.ownerId, memberId), isNull(caseRules.archivedAt)));
  await tx
    .update(caseRules)
    .set({ escalateTo: heirId })
    .where(and(eq(caseRules.escalateTo, memberId), isNull(caseRules.archivedAt)));
}
