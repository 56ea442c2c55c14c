import type { Transaction } from "@heard/db";
import { type CaseKind, caseCounters, casePlaybooks, cases } from "@heard/db/schema/cases";
import { organisations } from "@heard/db/schema/organisations";
import { responses } from "@heard/db/schema/responses";
import { shardKeyOfId } from "@heard/db/shard-key";
import { and, eq, isNull, sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, notFound } from "../errors.ts";
import { assertActive } from "../improvement-plans/assert-active.ts";
import { requirePermission } from "../permissions.ts";
import { findOwner } from "./find-owner.ts";
import { readCalendar } from "./read-calendar.ts";
import { assertHandlers } from "./read-handlers.ts";
import { recordCaseEvent } from "./record-event.ts";
import { dueOf } from "./rules.ts";
import { OpenCaseInput } from "./schema.ts";

export type OpenedCase = { caseId: number; number: number };

/**
 * Opens a case for the customer behind a response. A response has one case, however many people open it.
 * @throws DomainError not_found for a response that the reader does not see, a playbook that is put away, an owner who has left; invalid_input `case_out_of_reach` for one who could not see it; conflict `case_exists`, naming the case
 */
export async function openCase(ctx: ServiceContext, input: OpenCaseInput): Promise<OpenedCase> {
  requirePermission(ctx, "case.work");
  const { title, playbookId, responseId, ownerId, escalateTo } = OpenCaseInput.parse(input);
  return inTenant(ctx, async (tx) => {
    const [response] = await tx
      .select()
      .from(responses)
      .where(and(eq(responses.shardKey, shardKeyOfId(responseId)), eq(responses.id, responseId)))
      // Whoever erases it waits and finds the case, or was quicker, and there is nothing to open one for.
      .for("share");
    if (!response) throw notFound("response", responseId);
    await assertActive(tx, [ownerId, escalateTo]);
    await assertHandlers(tx, response.touchpointId === 0 ? null : response.touchpointId, [ownerId, escalateTo]);
    const opened = await storeCase(tx, ctx, {
      ...{ title, playbookId, responseId, ownerId, escalateTo, ruleId: null, kind: "recovery" },
      touchpointId: response.touchpointId,
    });
    if (opened) return opened;
    const [other] = await tx.select().from(cases).where(eq(cases.responseId, responseId));
    throw new DomainError("conflict", "case_exists", { number: other?.number ?? "" });
  });
}

export type NewCase = {
  kind: CaseKind;
  title: string;
  playbookId: number;
  responseId: string;
  touchpointId: number | null;
  ruleId: number | null;
  ownerId: number | null;
  escalateTo: number | null;
};

/** The same inside a transaction that is open already; `null` where the response has a case. @throws DomainError not_found for a playbook that is put away */
export async function storeCase(tx: Transaction, ctx: ServiceContext, given: NewCase): Promise<OpenedCase | null> {
  const { playbookId, responseId } = given;
  // A response of no touchpoint says 0.
  const touchpointId = given.touchpointId === 0 ? null : given.touchpointId;
  const [playbook] = await tx
    .select()
    .from(casePlaybooks)
    // A rule goes on by the playbook that it names: no customer waits because somebody tidied up.
    .where(and(eq(casePlaybooks.id, playbookId), given.ruleId === null ? isNull(casePlaybooks.archivedAt) : undefined));
  if (!playbook) throw notFound("playbook", playbookId);
  const [known] = await tx.select({ id: cases.id }).from(cases).where(eq(cases.responseId, responseId));
  if (known) return null;
  // Whoever changes the hours meanwhile waits, and sets the clock of this one too.
  await tx.select({ id: organisations.id }).from(organisations).for("share");
  const now = ctx.now();
  const clock = { clockFrom: now, allowedMinutes: Math.round(playbook.hours * 60) };
  const [row] = await tx
    .insert(cases)
    .values({
      ...given,
      touchpointId,
      ...{ orgId: ctx.organisation.id, number: await nextNumber(tx, ctx), state: "open", openedAt: now, ...clock },
      ownerId: given.ownerId ?? (await findOwner(tx, touchpointId)),
      openedBy: ctx.actor.kind === "member" ? ctx.actor.memberId : null,
      steps: playbook.steps.map((title) => ({ title, doneAt: null, doneBy: null })),
      dueAt: dueOf({ ...clock, pauses: [] }, await readCalendar(tx, ctx)),
    })
    .onConflictDoNothing()
    .returning();
  // Somebody else was quicker; their case has a number, and this one is not used.
  if (!row) return null;
  const after = { playbook: playbook.name, ruleId: given.ruleId, ownerId: row.ownerId };
  await recordCaseEvent(tx, ctx, row, { verb: "case.open", after });
  return { caseId: row.id, number: row.number };
}

/** Numbers are never used twice, also where several open at once and some see a part of the cases only. */
async function nextNumber(tx: Transaction, ctx: ServiceContext): Promise<number> {
  const [row] = await tx
    .insert(caseCounters)
    .values({ orgId: ctx.organisation.id, lastNumber: 1 })
    .onConflictDoUpdate({ target: caseCounters.orgId, set: { lastNumber: sql`${caseCounters.lastNumber} + 1` } })
    .returning();
  if (!row) throw new Error("The case has no number");
  return row.lastNumber;
}
