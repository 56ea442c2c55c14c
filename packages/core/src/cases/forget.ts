import type { Transaction } from "@heard/db";
import { caseClosings, caseEvents, casePauses, cases } from "@heard/db/schema/cases";
import { eq, inArray } from "drizzle-orm";

const nothing = "–";

/** What people wrote of a customer in the case of a response that is erased: notes, reasons and what was done. That there was a case, and when, stays. */
export async function forgetCaseWords(tx: Transaction, responseId: string): Promise<void> {
  const rows = await tx.select().from(cases).where(eq(cases.responseId, responseId));
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.update(caseEvents).set({ note: null }).where(inArray(caseEvents.caseId, ids));
  await tx.update(casePauses).set({ reason: nothing }).where(inArray(casePauses.caseId, ids));
  await tx.update(caseClosings).set({ action: nothing }).where(inArray(caseClosings.caseId, ids));
  const byHand = rows.filter(({ ruleId }) => ruleId === null).map(({ id }) => id);
  if (byHand.length > 0) await tx.update(cases).set({ title: nothing }).where(inArray(cases.id, byHand));
}
