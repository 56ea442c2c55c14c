import type { Transaction } from "@heard/db";
import { type CasePauseRow, type CaseRow, casePauses, cases } from "@heard/db/schema/cases";
import { eq } from "drizzle-orm";
import { DomainError, invalidState, notFound } from "../errors.ts";

export type LockedCase = CaseRow & { pauses: CasePauseRow[] };

/** A case that the reader may see, with its pauses, held until the transaction ends. @throws DomainError not_found */
export async function lockCase(tx: Transaction, caseId: number): Promise<LockedCase> {
  const [row] = await tx.select().from(cases).where(eq(cases.id, caseId)).for("update");
  if (!row) throw notFound("case", caseId);
  const pauses = await tx.select().from(casePauses).where(eq(casePauses.caseId, caseId)).orderBy(casePauses.pausedAt);
  return { ...row, pauses };
}

/** Held to be worked on. @throws DomainError not_found, invalid_state, conflict `changed_meanwhile` where it is no longer as it was looked at */
export async function lockOpenCase(tx: Transaction, caseId: number, revision?: number): Promise<LockedCase> {
  const row = await lockCase(tx, caseId);
  if (row.state !== "open") throw invalidState("case", row.state, row.number);
  if (revision !== undefined && row.revision !== revision)
    throw new DomainError("conflict", "changed_meanwhile", { what: "case", id: row.number });
  return row;
}
