import type { Transaction } from "@heard/db";
import { caseClosings, caseEvents, casePauses, cases } from "@heard/db/schema/cases";
import { and, eq, inArray, notInArray } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { recordCaseEvent } from "./record-event.ts";

const nothing = "–";
/** Their note is the number of another case. */
const numbered = ["case.merge", "case.mergeInto"];

/**
 * What people wrote of a customer in the case of a response that is erased, and in the one it was merged into, which speaks of both: notes, reasons and
 * what was done. That there was a case, and when, stays: it points to nothing, goes on by its clock, and its history says why nobody can be called any more.
 */
export async function forgetCaseWords(tx: Transaction, ctx: ServiceContext, responseId: string): Promise<void> {
  const rows = await tx.select().from(cases).where(eq(cases.responseId, responseId));
  if (rows.length === 0) return;
  const ids = [...rows.map(({ id }) => id), ...rows.flatMap(({ mergedInto }) => mergedInto ?? [])];
  await tx
    .update(caseEvents)
    .set({ note: null })
    .where(and(inArray(caseEvents.caseId, ids), notInArray(caseEvents.verb, numbered)));
  await tx.update(casePauses).set({ reason: nothing }).where(inArray(casePauses.caseId, ids));
  await tx.update(caseClosings).set({ action: nothing }).where(inArray(caseClosings.caseId, ids));
  const byHand = rows.filter(({ ruleId }) => ruleId === null).map(({ id }) => id);
  if (byHand.length > 0) await tx.update(cases).set({ title: nothing }).where(inArray(cases.id, byHand));
  await tx.update(cases).set({ responseId: null }).where(eq(cases.responseId, responseId));
  for (const row of await tx.select().from(cases).where(inArray(cases.id, ids)))
    await recordCaseEvent(tx, ctx, row, { verb: "case.forget" });
}
