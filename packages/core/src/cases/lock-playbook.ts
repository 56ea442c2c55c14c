import type { Transaction } from "@heard/db";
import { casePlaybooks } from "@heard/db/schema/cases";
import { and, eq, isNull } from "drizzle-orm";
import { notFound } from "../errors.ts";

/** A playbook in use, held until the transaction ends: whoever changes it or puts it away meanwhile waits, whoever opens a case by it does not. @throws DomainError not_found, also for one that is put away */
export async function lockPlaybook(tx: Transaction, playbookId: number) {
  const [row] = await tx
    .select()
    .from(casePlaybooks)
    .where(and(eq(casePlaybooks.id, playbookId), isNull(casePlaybooks.archivedAt)))
    .for("no key update");
  if (!row) throw notFound("playbook", playbookId);
  return row;
}
