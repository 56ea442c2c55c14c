import { cases } from "@heard/db/schema/cases";
import { eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { lockOpenCase } from "./lock.ts";
import { readCalendar } from "./read-calendar.ts";
import { readCustomers } from "./read-customers.ts";
import { recordCaseEvent } from "./record-event.ts";
import { endPauses } from "./resume.ts";
import { usedMinutes } from "./rules.ts";
import { MergeCasesInput } from "./schema.ts";

/**
 * Makes two open cases of one customer one: the first ends in the second, which shows the words of both. The clock of the second goes on as it was.
 * @throws DomainError not_found, invalid_state, `case_into_itself`, `cases_of_two_customers`, conflict
 */
export async function mergeCases(ctx: ServiceContext, input: MergeCasesInput): Promise<void> {
  requirePermission(ctx, "case.work");
  // Whether two matters are one customer's is whose they are.
  requirePermission(ctx, "customer.see");
  const { caseId, revision, intoCaseId } = MergeCasesInput.parse(input);
  await inTenant(ctx, async (tx) => {
    // In one order, whichever way round two people merge the same two.
    const [low, high] = [Math.min(caseId, intoCaseId), Math.max(caseId, intoCaseId)];
    // The one that ends has to be as it was looked at; the other one takes in whatever it has become.
    const seen = (id: number) => (id === caseId ? revision : undefined);
    const held = [await lockOpenCase(tx, low, seen(low)), await lockOpenCase(tx, high, seen(high))];
    if (caseId === intoCaseId) throw new DomainError("invalid_input", "case_into_itself");
    const [row, into] = caseId === low ? held : held.toReversed();
    if (!row || !into) throw new Error("two cases were held, and one is gone");
    const customers = await readCustomers(tx, [row, into]);
    const customer = customers.get(row.id);
    if (customer === undefined || customer !== customers.get(into.id))
      throw new DomainError("invalid_state", "cases_of_two_customers");
    const pauses = await endPauses(tx, ctx, row);
    const closedAt = ctx.now();
    const used = Math.round(usedMinutes({ ...row, pauses }, closedAt, await readCalendar(tx, ctx)));
    await tx
      .update(cases)
      .set({ state: "merged", mergedInto: into.id, dueAt: null, closedAt, usedMinutes: used })
      .where(eq(cases.id, row.id));
    // What was merged into the first one belongs to the second now.
    await tx.update(cases).set({ mergedInto: into.id }).where(eq(cases.mergedInto, row.id));
    await recordCaseEvent(tx, ctx, row, { verb: "case.mergeInto", note: String(into.number) });
    await recordCaseEvent(tx, ctx, into, { verb: "case.merge", note: String(row.number) });
  });
}
