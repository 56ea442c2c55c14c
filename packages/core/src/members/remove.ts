import type { Transaction } from "@heard/db";
import { memberRoles, members } from "@heard/db/schema/members";
import { metrics } from "@heard/db/schema/metrics";
import { follows } from "@heard/db/schema/progress";
import { savedViews } from "@heard/db/schema/saved-views";
import { and, eq, isNull } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { handOverCases } from "../cases/hand-over.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { forbidden, invalidInput, invalidState } from "../errors.ts";
import { handOverPlans } from "../improvement-plans/hand-over.ts";
import { endSharesOf } from "../journey-shares/end.ts";
import { permissions, requirePermission } from "../permissions.ts";
import { endSessionsOf } from "./end-sessions.ts";
import { lockMembers, type MemberItem, memberOf } from "./queries.ts";
import { assertNotLastOwner } from "./rules.ts";
import { RemoveMemberInput } from "./schema.ts";

/**
 * Takes somebody out of the organisation: sessions end at once, and their metrics, plans, actions and saved views go to whom the owner says. What they did
 * stays under their name, and API keys that they made go on working.
 * @throws DomainError invalid_state `last_owner`
 */
export async function removeMember(ctx: ServiceContext, input: RemoveMemberInput): Promise<void> {
  requirePermission(ctx, "member.edit");
  const { memberId, reassignToId } = RemoveMemberInput.parse(input);
  // Whole: what lies beyond the sight of a limited owner is handed on as well.
  await inTenant({ ...ctx, touchpoints: "*" }, async (tx) => {
    const all = await lockMembers(tx);
    const member = memberOf(all, memberId);
    assertNotLastOwner(all, memberId);
    if (reassignToId !== null) assertCanInherit(all, memberId, reassignToId);
    await takeOut(tx, ctx, member, reassignToId);
    await recordAudit(tx, ctx, {
      verb: "member.remove",
      subject: { kind: "member", id: memberId },
      after: { reassignedTo: reassignToId },
    });
  });
}

/**
 * Leaves the organisation of one's own accord; what one owned goes to the owner who has been there longest.
 * @throws DomainError invalid_state `last_owner`
 */
export async function removeMyself(ctx: ServiceContext): Promise<void> {
  requirePermission(ctx, "member.leave");
  const { actor } = ctx;
  if (actor.kind !== "member") throw forbidden(permissions["member.leave"].roles);
  await inTenant({ ...ctx, touchpoints: "*" }, async (tx) => {
    const all = await lockMembers(tx);
    const member = memberOf(all, actor.memberId);
    assertNotLastOwner(all, member.id);
    const [heir] = all
      .filter(({ id, state, roles }) => id !== member.id && state === "active" && roles.includes("owner"))
      .sort((a, b) => a.since.getTime() - b.since.getTime() || a.id - b.id);
    await takeOut(tx, ctx, member, heir?.id ?? null);
    await recordAudit(tx, ctx, { verb: "member.leave", subject: { kind: "member", id: member.id } });
  });
}

function assertCanInherit(all: readonly MemberItem[], memberId: number, reassignToId: number): void {
  const heir = memberOf(all, reassignToId);
  if (heir.id === memberId)
    throw invalidInput("invalid_value", { value: String(reassignToId), expected: "another member" });
  if (heir.state !== "active") throw invalidState("member", heir.state);
}

async function takeOut(tx: Transaction, ctx: ServiceContext, member: MemberItem, heirId: number | null) {
  await endSessionsOf(tx, member.userId);
  await tx.update(metrics).set({ ownerMemberId: heirId }).where(eq(metrics.ownerMemberId, member.id));
  await handOverPlans(tx, member.id, heirId);
  await handOverCases(tx, ctx, member.id, heirId);
  await endSharesOf(tx, ctx, member.id);
  const ownViews = and(eq(savedViews.memberId, member.id), isNull(savedViews.deletedAt));
  await tx
    .update(savedViews)
    .set(heirId === null ? { deletedAt: ctx.now() } : { memberId: heirId })
    .where(ownViews);
  await tx.delete(follows).where(eq(follows.memberId, member.id));
  await tx.delete(memberRoles).where(eq(memberRoles.memberId, member.id));
  const now = ctx.now();
  await tx
    .update(members)
    .set({ deactivatedAt: now, removedAt: now, touchpointIds: null, canUnmask: false, canSeeCustomers: false })
    .where(eq(members.id, member.id));
}
