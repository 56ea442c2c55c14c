import { cases } from "@heard/db/schema/cases";
import { eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { assertActive } from "../improvement-plans/assert-active.ts";
import { requirePermission } from "../permissions.ts";
import { lockOpenCase } from "./lock.ts";
import { assertHandlers } from "./read-handlers.ts";
import { recordCaseEvent } from "./record-event.ts";
import { AssignCaseInput } from "./schema.ts";

/** Gives a case to somebody, or to nobody yet. @throws DomainError not_found, also for a member who has left; invalid_input `case_out_of_reach` for one who could not see it; invalid_state, conflict */
export async function assignCase(ctx: ServiceContext, input: AssignCaseInput): Promise<void> {
  requirePermission(ctx, "case.work");
  const { caseId, revision, ownerId } = AssignCaseInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const row = await lockOpenCase(tx, caseId, revision);
    if (row.ownerId === ownerId) return;
    await assertActive(tx, [ownerId]);
    await assertHandlers(tx, row.touchpointId, [ownerId]);
    await tx.update(cases).set({ ownerId }).where(eq(cases.id, caseId));
    await recordCaseEvent(tx, ctx, row, {
      ...{ verb: "case.assign", fields: ["ownerId"] },
      ...{ before: { ownerId: row.ownerId }, after: { ownerId } },
    });
  });
}
