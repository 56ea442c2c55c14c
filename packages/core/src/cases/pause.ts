import { casePauses, cases } from "@heard/db/schema/cases";
import { eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { lockOpenCase } from "./lock.ts";
import { readCalendar } from "./read-calendar.ts";
import { recordCaseEvent } from "./record-event.ts";
import { dueOf } from "./rules.ts";
import { PauseCaseInput } from "./schema.ts";

/** Stops the clock of a case, with the reason for whoever asks why it took so long. One that is late stays late. @throws DomainError not_found, invalid_state where it is paused already, conflict */
export async function pauseCase(ctx: ServiceContext, input: PauseCaseInput): Promise<void> {
  requirePermission(ctx, "case.work");
  const { caseId, revision, reason } = PauseCaseInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const row = await lockOpenCase(tx, caseId, revision);
    if (row.pauses.some(({ resumedAt }) => resumedAt === null)) throw invalidState("case", "paused", row.number);
    const memberId = ctx.actor.kind === "member" ? ctx.actor.memberId : null;
    const pause = { pausedAt: ctx.now(), resumedAt: null };
    await tx.insert(casePauses).values({ orgId: ctx.organisation.id, caseId, reason, ...pause, memberId });
    const dueAt = dueOf({ ...row, pauses: [...row.pauses, pause] }, await readCalendar(tx, ctx));
    await tx.update(cases).set({ dueAt }).where(eq(cases.id, caseId));
    await recordCaseEvent(tx, ctx, row, { verb: "case.pause", note: reason });
  });
}
