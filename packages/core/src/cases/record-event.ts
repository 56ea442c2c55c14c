import type { Transaction } from "@heard/db";
import { type CaseRow, caseEvents, cases } from "@heard/db/schema/cases";
import { eq, sql } from "drizzle-orm";
import { type AuditInput, recordAudit } from "../audit/record.ts";
import type { ServiceContext } from "../context.ts";
import { emitWebhookEvent } from "../webhooks/emit.ts";
import type { WebhookEventKind } from "../webhooks/rules.ts";

export type CaseEvent = { verb: `case.${string}`; note?: string | undefined } & Pick<
  AuditInput,
  "fields" | "before" | "after"
>;

/** What other systems hear of. */
const told: Readonly<Record<string, WebhookEventKind>> = {
  ...{ "case.open": "case.opened", "case.escalate": "case.escalated" },
  ...{ "case.close": "case.closed", "case.reopen": "case.reopened" },
  // One that was merged into another is over as well.
  "case.mergeInto": "case.closed",
};

/** Writes what happened into the history of a case and into the audit log, and tells other systems of it. What somebody said of it stands in the history alone. */
export async function recordCaseEvent(
  tx: Transaction,
  ctx: ServiceContext,
  { id: caseId, number, kind }: Pick<CaseRow, "id" | "number" | "kind">,
  { verb, note, ...audit }: CaseEvent,
): Promise<void> {
  const memberId = ctx.actor.kind === "member" ? ctx.actor.memberId : null;
  const orgId = ctx.organisation.id;
  await tx.insert(caseEvents).values({ orgId, caseId, verb, note: note ?? null, memberId, happenedAt: ctx.now() });
  // A note takes nothing back that somebody else has read.
  if (verb !== "case.note")
    await tx
      .update(cases)
      .set({ revision: sql`${cases.revision} + 1` })
      .where(eq(cases.id, caseId));
  await recordAudit(tx, ctx, { verb, subject: { kind: "case", id: caseId }, ...audit });
  const event = told[verb];
  if (event) await emitWebhookEvent(tx, ctx, { kind: event, subject: { caseId, number, kind } });
}
