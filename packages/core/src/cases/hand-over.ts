import type { Transaction } from "@heard/db";
import { type CaseRow, type CaseRuleRow, caseRules, cases } from "@heard/db/schema/cases";
import { and, asc, eq, isNull, or } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import type { ServiceContext } from "../context.ts";
import { findWorkers } from "./find-workers.ts";
import { recordCaseEvent } from "./record-event.ts";

/** Whom a case names: its owner, and whom it goes up to when it is late. */
type Part = "ownerId" | "escalateTo";
const bothParts: readonly Part[] = ["ownerId", "escalateTo"];
type Change = {
  memberId: number;
  parts: readonly Part[];
  /** Who is named instead at a touchpoint: themselves where nothing changes, or nobody yet. */
  next: (touchpointId: number | null) => number | null;
};

/**
 * Where somebody leaves: open cases and what opens new ones go to the heir as far as they can work on them, and to nobody yet where they cannot. What is closed stays
 * under the name. Like its neighbours in a transaction that sees the whole organisation: nothing is left to somebody who is gone because a limited owner does not see it.
 */
export async function handOverCases(
  tx: Transaction,
  ctx: ServiceContext,
  memberId: number,
  heirId: number | null,
): Promise<void> {
  const heir = (await findWorkers(tx)).find(({ id }) => id === heirId);
  const change: Change = {
    ...{ memberId, parts: bothParts },
    next: (touchpointId) => (heir && sees(heir, touchpointId) ? heir.id : null),
  };
  await nameInCases(tx, ctx, change);
  await nameInRules(tx, ctx, change);
}

/** Whoever is away for a time has no clocks running: their open cases wait for an owner where everybody sees it. Rules come back with them. */
export async function releaseCases(tx: Transaction, ctx: ServiceContext, memberId: number): Promise<void> {
  await nameInCases(tx, ctx, { memberId, parts: ["ownerId"], next: () => null });
}

/** Where somebody sees or may do less than before: what they cannot open any more waits for somebody else, and their rules name nobody for it. */
export async function releaseOutOfReach(tx: Transaction, ctx: ServiceContext, memberId: number): Promise<void> {
  const worker = (await findWorkers(tx)).find(({ id }) => id === memberId);
  const change: Change = {
    ...{ memberId, parts: bothParts },
    next: (touchpointId) => (worker && sees(worker, touchpointId) ? memberId : null),
  };
  await nameInCases(tx, ctx, change);
  await nameInRules(tx, ctx, change);
}

const sees = ({ touchpointIds }: { touchpointIds: readonly number[] | null }, touchpointId: number | null): boolean =>
  touchpointIds === null || (touchpointId !== null && touchpointIds.includes(touchpointId));

async function nameInCases(tx: Transaction, ctx: ServiceContext, change: Change): Promise<void> {
  const named = or(...change.parts.map((part) => eq(cases[part], change.memberId)));
  const rows = await tx
    .select()
    .from(cases)
    .where(and(named, eq(cases.state, "open")))
    .orderBy(asc(cases.id))
    .for("update");
  for (const row of rows) {
    const { fields, before, after } = differences(row, change);
    if (fields.length === 0) continue;
    await tx.update(cases).set(after).where(eq(cases.id, row.id));
    const verb = fields.includes("ownerId") ? "case.assign" : "case.readdress";
    await recordCaseEvent(tx, ctx, row, { verb, fields, before, after });
  }
}

async function nameInRules(tx: Transaction, ctx: ServiceContext, change: Change): Promise<void> {
  const named = or(...change.parts.map((part) => eq(caseRules[part], change.memberId)));
  const rows = await tx
    .select()
    .from(caseRules)
    .where(and(named, isNull(caseRules.archivedAt)))
    .orderBy(asc(caseRules.id))
    .for("update");
  for (const row of rows) {
    const { fields, before, after } = differences(row, change);
    if (fields.length === 0) continue;
    await tx.update(caseRules).set(after).where(eq(caseRules.id, row.id));
    await recordAudit(tx, ctx, {
      ...{ verb: "caseRule.edit", subject: { kind: "caseRule", id: row.id } },
      ...{ fields, before, after },
    });
  }
}

/** What of a case or a rule names somebody else now. */
function differences(row: CaseRow | CaseRuleRow, { memberId, parts, next }: Change) {
  const named = next(row.touchpointId);
  const fields = parts.filter((part) => row[part] === memberId && named !== memberId);
  return {
    fields,
    before: Object.fromEntries(fields.map((part) => [part, memberId])),
    after: Object.fromEntries(fields.map((part) => [part, named])),
  };
}
