import type { Transaction } from "@heard/db";
import { casePauses, cases } from "@heard/db/schema/cases";
import { and, eq, isNull } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { type LockedCase, lockOpenCase } from "./lock.ts";
import { readCalendar } from "./read-calendar.ts";
import { recordCaseEvent } from "./record-event.ts";
import { dueOf } from "./rules.ts";
import { ResumeCaseInput } from "./schema.ts";

/** Lets the clock of a case go on; what was paused is not counted. @throws DomainError not_found, invalid_state where it goes already, conflict */
export async function resumeCase(ctx: ServiceContext, input: ResumeCaseInput): Promise<void> {
  requirePermission(ctx, "case.work");
  const { caseId, revision } = ResumeCaseInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const row = await lockOpenCase(tx, caseId, revision);
    const pauses = await endPauses(tx, ctx, row);
    if (pauses === row.pauses) throw invalidState("case", "running", row.number);
    const dueAt = dueOf({ ...row, pauses }, await readCalendar(tx, ctx));
    await tx.update(cases).set({ dueAt }).where(eq(cases.id, caseId));
    await recordCaseEvent(tx, ctx, row, { verb: "case.resume" });
  });
}

/** Ends the pause that lasts, where one does; the pauses as they are then. */
export async function endPauses(tx: Transaction, ctx: ServiceContext, { id, pauses }: LockedCase) {
  if (!pauses.some(({ resumedAt }) => resumedAt === null)) return pauses;
  const resumedAt = ctx.now();
  await tx
    .update(casePauses)
    .set({ resumedAt })
    .where(and(eq(casePauses.caseId, id), isNull(casePauses.resumedAt)));
  return pauses.map((one) => ({ ...one, resumedAt: one.resumedAt ?? resumedAt }));
}
