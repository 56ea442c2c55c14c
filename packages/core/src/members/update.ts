import type { Transaction } from "@heard/db";
import { memberRoles, members } from "@heard/db/schema/members";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { releaseOutOfReach } from "../cases/hand-over.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { endSharesOf } from "../journey-shares/end.ts";
import { permissions, requirePermission } from "../permissions.ts";
import { assertUnchanged } from "../seen.ts";
import { endSessionsOf } from "./end-sessions.ts";
import { lockMembers, type MemberItem, memberOf, requireTouchpoints } from "./queries.ts";
import { assertNotLastOwner } from "./rules.ts";
import { type Access, UpdateMemberInput } from "./schema.ts";

/**
 * Gives a member other roles, limits or grants. Their sessions end, so that nothing goes on with what they had; so do their links to the
 * journey when they see less than before, and cases that they cannot open any more wait for somebody else.
 * @throws DomainError invalid_state `last_owner`, conflict `changed_meanwhile`
 */
export async function updateMember(ctx: ServiceContext, input: UpdateMemberInput): Promise<void> {
  requirePermission(ctx, "member.edit");
  const { memberId, seen, ...access } = UpdateMemberInput.parse(input);
  // Whole: what lies beyond the sight of a limited owner is handed on as well.
  await inTenant({ ...ctx, touchpoints: "*" }, async (tx) => {
    const all = await lockMembers(tx);
    const member = memberOf(all, memberId);
    if (member.state !== "active") throw invalidState("member", member.state);
    if (!access.roles.includes("owner")) assertNotLastOwner(all, memberId);
    await requireTouchpoints(tx, access.touchpointIds);
    const [before, after] = [accessOf(member), accessOf(access)];
    assertUnchanged(
      { kind: "member", id: member.name },
      { seen: seen && accessOf(seen), stored: before, wanted: after },
    );
    const fields = (Object.keys(after) as (keyof Access)[]).filter(
      (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
    );
    if (fields.length === 0) return;
    await write(tx, ctx, memberId, after);
    await endSessionsOf(tx, member.userId);
    if (isNarrower(before, after)) await endSharesOf(tx, ctx, memberId);
    if (fields.includes("roles") || fields.includes("touchpointIds")) await releaseOutOfReach(tx, ctx, memberId);
    await recordAudit(tx, ctx, {
      verb: "member.update",
      subject: { kind: "member", id: memberId },
      fields,
      before: Object.fromEntries(fields.map((field) => [field, before[field]])),
      after: Object.fromEntries(fields.map((field) => [field, after[field]])),
    });
  });
}

/** The same access is the same value: roles and touchpoints are sets. */
function accessOf({ roles, touchpointIds, canUnmask, canSeeCustomers }: Access | MemberItem): Access {
  return {
    roles: [...roles].sort(),
    touchpointIds: touchpointIds === null ? null : [...touchpointIds].sort((a, b) => a - b),
    canUnmask,
    canSeeCustomers,
  };
}

/** They see less than before, or may show it to nobody any more. */
function isNarrower(before: Access, after: Access): boolean {
  const opens = ({ roles }: Access) => permissions["journey.share"].roles.some((role) => roles.includes(role));
  if (opens(before) && !opens(after)) return true;
  const { touchpointIds: left } = after;
  return left !== null && (before.touchpointIds === null || before.touchpointIds.some((id) => !left.includes(id)));
}

async function write(tx: Transaction, ctx: ServiceContext, memberId: number, access: Access): Promise<void> {
  const { roles, ...columns } = access;
  await tx.update(members).set(columns).where(eq(members.id, memberId));
  await tx.delete(memberRoles).where(eq(memberRoles.memberId, memberId));
  await tx.insert(memberRoles).values(roles.map((role) => ({ orgId: ctx.organisation.id, memberId, role })));
}
