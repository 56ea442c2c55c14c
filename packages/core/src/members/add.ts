import type { Transaction } from "@heard/db";
import { type MemberRole, memberRoles, members } from "@heard/db/schema/members";
import { isNotNull } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { alreadyExists } from "../errors.ts";

export type NewMember = {
  userId: number;
  roles: readonly MemberRole[];
  touchpointIds?: readonly number[] | null;
  canUnmask?: boolean;
  canSeeCustomers?: boolean;
};

/**
 * Makes a person a member. Somebody who was removed before gets their old seat, so that what they did keeps one name. A step of other verbs,
 * which check who may and write the audit entry.
 * @throws DomainError conflict when they are one already
 */
export async function addMember(tx: Transaction, ctx: ServiceContext, input: NewMember): Promise<number> {
  const orgId = ctx.organisation.id;
  const { userId, roles, touchpointIds = null, canUnmask = false, canSeeCustomers = false } = input;
  const seat = {
    touchpointIds: touchpointIds === null ? null : [...touchpointIds],
    canUnmask,
    canSeeCustomers,
    createdAt: ctx.now(),
  };
  const [row] = await tx
    .insert(members)
    .values({ orgId, userId, ...seat })
    .onConflictDoUpdate({
      target: [members.orgId, members.userId],
      set: { ...seat, deactivatedAt: null, removedAt: null },
      setWhere: isNotNull(members.removedAt),
    })
    .returning({ id: members.id });
  if (!row) throw alreadyExists("member", String(userId));
  await tx.insert(memberRoles).values([...new Set(roles)].map((role) => ({ orgId, memberId: row.id, role })));
  return row.id;
}
