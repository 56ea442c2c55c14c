import { casePauses, cases } from "@heard/db/schema/cases";
import { eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { lockOpenCase } from "./lock.ts";
import { recordCaseEvent } from "./record-event.ts";
import { PauseCaseInput } from "./schema.ts";

/** Stops the clock of a case, with the reason for whoever asks why it took so long. @throws DomainError not_found, invalid_state where it is paused already, conflict */
export async function pauseCase(ctx: ServiceContext, input: PauseCaseInput): Promise<void> {
  requirePermission(ctx, "case.work");
  const { caseId, revision, reason } = PauseCaseInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const row = await lockOpenCase(tx, caseId, revision);
    if (row.pauses.some(({ resumedAt }) => resumedAt === null)) throw invalidState(`case ${row.number}`, "paused");
    const memberId = ctx.actor.kind === "member" ? ctx.actor.memberId : null;
    await tx.insert(casePauses).values({ orgId: ctx.organisation.id, caseId, reason, pausedAt: ctx.now(), memberId });
    await tx.update(cases).set({ dueAt: null }).where(eq(cases.id, caseId));
    await recordCaseEvent(tx, ctx, row, { verb: "case.pause", note: reason });
  });
}
