import type { Transaction } from "@heard/db";
import { caseClosings, cases } from "@heard/db/schema/cases";
import { contacts } from "@heard/db/schema/contacts";
import { and, eq, or, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { inTenant, type ServiceContext } from "../context.ts";
import { recordOwnEvent } from "../events/record.ts";
import { requirePermission } from "../permissions.ts";
import { ownIdPrefix } from "../responses/schema.ts";
import { lockOpenCase } from "./lock.ts";
import { readCalendar } from "./read-calendar.ts";
import { readCustomers } from "./read-customers.ts";
import { recordCaseEvent } from "./record-event.ts";
import { endPauses } from "./resume.ts";
import { usedMinutes } from "./rules.ts";
import { CloseCaseInput } from "./schema.ts";

export type ClosedCase = {
  /** How many messages will ask the customer whether it is settled; 0 where no survey waits for closed cases. */
  asked: number;
  /** Nobody knows how to reach the customer. */
  isUnreachable: boolean;
};

/**
 * Closes a case: what was at its root and what was done. The customer is then asked whether it is settled, by whatever survey waits for closed cases, through
 * the rules of all messages.
 * @throws DomainError not_found, invalid_state, conflict
 */
export async function closeCase(ctx: ServiceContext, input: CloseCaseInput): Promise<ClosedCase> {
  requirePermission(ctx, "case.work");
  const { caseId, revision, cause, action } = CloseCaseInput.parse(input);
  return inTenant(ctx, async (tx) => {
    const row = await lockOpenCase(tx, caseId, revision);
    const pauses = await endPauses(tx, ctx, row);
    const closedAt = ctx.now();
    // What it took is what it took, whatever hours are kept later.
    const used = Math.round(usedMinutes({ ...row, pauses }, closedAt, await readCalendar(tx, ctx)));
    const closedBy = ctx.actor.kind === "member" ? ctx.actor.memberId : null;
    await tx
      .update(cases)
      .set({ state: "closed", closedAt, dueAt: null, usedMinutes: used })
      .where(eq(cases.id, caseId));
    const contactId =
      row.kind === "recovery" ? await contactOf(tx, ctx, (await readCustomers(tx, [row])).get(row.id)) : null;
    const occasion = contactId === null ? null : `${ownIdPrefix}case:${uuidv7()}`;
    await tx
      .insert(caseClosings)
      .values({ orgId: ctx.organisation.id, caseId, cause, action, closedAt, closedBy, occasion });
    const asked =
      contactId === null || occasion === null
        ? 0
        : await recordOwnEvent(tx, ctx, { id: occasion, kind: "caseClosed", contactId });
    await recordCaseEvent(tx, ctx, row, { verb: "case.close", note: action, after: { cause, asked } });
    return { asked, isUnreachable: contactId === null };
  });
}

/** The contact behind a customer, by their key or by their id; `null` where nobody is known. */
async function contactOf(tx: Transaction, { organisation }: ServiceContext, customer: string | undefined) {
  if (customer === undefined) return null;
  const [found] = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(
      and(
        eq(contacts.shardKey, organisation.homeShardKey),
        eq(contacts.state, "active"),
        or(eq(contacts.key, customer), sql`${contacts.id}::text = ${customer}`),
      ),
    )
    // A key that is another one's id is a key first.
    .orderBy(sql`${contacts.key} = ${customer} desc nulls last`)
    .limit(1);
  return found?.id ?? null;
}
