import type { Transaction } from "@heard/db";
import { type InvitationRow, invitations } from "@heard/db/schema/distributions";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { lockDistribution } from "../distributions/queries.ts";
import { DomainError, invalidState, notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { AskedInput } from "./withdraw.ts";

/**
 * Sends once more what was interrupted, because somebody has looked at it: it may have gone, and may then arrive twice, with the same link and the same
 * Message-ID. It goes by every rule of its first time, and its place under the contact limit moves along.
 * @throws DomainError not_found; invalid_state for one that was not interrupted, whose distribution has ended, `survey_link_withdrawn`; conflict
 * `survey_answered`
 */
export async function sendAskedAgain(ctx: ServiceContext, input: AskedInput): Promise<void> {
  requirePermission(ctx, "distribution.edit");
  const { askedId } = AskedInput.parse(input);
  const here = and(eq(invitations.shardKey, ctx.organisation.homeShardKey), eq(invitations.id, askedId));
  await inTenant(ctx, async (tx) => {
    const [asked] = await tx.select({ distributionId: invitations.distributionId }).from(invitations).where(here);
    if (!asked) throw notFound("invitation", askedId);
    // Whoever ends it meanwhile finds what is written here.
    const { id, name, state } = await lockDistribution(tx, asked.distributionId);
    if (state !== "running" && state !== "paused") throw invalidState("distribution", state, name);
    const [row] = await tx.select().from(invitations).where(here).for("update");
    if (row?.rule !== "interrupted") throw invalidState("invitation", row ? "not interrupted" : "gone", askedId);
    const first = await firstOf(tx, row);
    if (first.completedAt) throw new DomainError("conflict", "survey_answered");
    if (first.withdrawnAt) throw new DomainError("invalid_state", "survey_link_withdrawn");
    await tx.update(invitations).set({ state: "deferred", rule: "waiting", dueAt: ctx.now() }).where(here);
    await recordAudit(tx, ctx, { verb: "distribution.sendAgain", subject: { kind: "distribution", id } });
  });
}

async function firstOf(tx: Transaction, row: InvitationRow): Promise<InvitationRow> {
  if (row.number === 0) return row;
  const [first] = await tx
    .select()
    .from(invitations)
    .where(and(eq(invitations.shardKey, row.shardKey), eq(invitations.id, row.firstId)));
  return first ?? row;
}
