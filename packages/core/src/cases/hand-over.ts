import type { Transaction } from "@heard/db";
import { arrayLiteral } from "@heard/db/array-literal";
import { caseRules, cases } from "@heard/db/schema/cases";
import { and, type Column, eq, isNull, sql } from "drizzle-orm";
import { findWorkers } from "./find-workers.ts";

/**
 * Where somebody leaves: open cases and what opens new ones go to the heir as far as they can work on them, and to nobody yet where they cannot. What is closed stays
 * under the name.
 */
export async function handOverCases(tx: Transaction, memberId: number, heirId: number | null): Promise<void> {
  const heir = (await findWorkers(tx)).find(({ id }) => id === heirId);
  const next = (touchpointId: Column) => {
    if (!heir || heir.touchpointIds === null) return heir?.id ?? null;
    return sql`case when ${touchpointId} = any(${arrayLiteral(heir.touchpointIds)}::int[]) then ${heir.id}::int end`;
  };
  for (const part of ["ownerId", "escalateTo"] as const) {
    await tx
      .update(cases)
      .set({ [part]: next(cases.touchpointId) })
      .where(and(eq(cases[part], memberId), eq(cases.state, "open")));
    await tx
      .update(caseRules)
      .set({ [part]: next(caseRules.touchpointId) })
      .where(and(eq(caseRules[part], memberId), isNull(caseRules.archivedAt)));
  }
}

/** Whoever is away for a time has no clocks running: their open cases wait for an owner where everybody sees it. Rules come back with them. */
export async function releaseCases(tx: Transaction, memberId: number): Promise<void> {
  await tx
    .update(cases)
    .set({ ownerId: null })
    .where(and(eq(cases.ownerId, memberId), eq(cases.state, "open")));
}

/** Where somebody sees or may do less than before: what they cannot open any more waits for somebody else, and their rules name nobody for it. */
export async function releaseOutOfReach(tx: Transaction, memberId: number): Promise<void> {
  const worker = (await findWorkers(tx)).find(({ id }) => id === memberId);
  const seen = worker ? worker.touchpointIds : [];
  if (seen === null) return;
  const isOutside = (touchpointId: Column) =>
    sql`(${touchpointId} is null or not ${touchpointId} = any(${arrayLiteral(seen)}::int[]))`;
  for (const part of ["ownerId", "escalateTo"] as const) {
    await tx
      .update(cases)
      .set({ [part]: null })
      .where(and(eq(cases[part], memberId), eq(cases.state, "open"), isOutside(cases.touchpointId)));
    await tx
      .update(caseRules)
      .set({ [part]: null })
      .where(and(eq(caseRules[part], memberId), isNull(caseRules.archivedAt), isOutside(caseRules.touchpointId)));
  }
}
