import type { Transaction } from "@heard/db";
import type { LocalisedText } from "@heard/db/schema/columns";
import { touchpoints } from "@heard/db/schema/journey";
import { type MemberRole, memberRoles, members, users } from "@heard/db/schema/members";
import { organisations } from "@heard/db/schema/organisations";
import { eq, inArray, isNull } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { everyRole, requirePermission } from "../permissions.ts";
import { isLastOwner, type MemberState, memberState } from "./rules.ts";

export type MemberItem = {
  id: number;
  userId: number;
  name: string;
  email: string;
  roles: MemberRole[];
  /** `null`: all of them. */
  touchpointIds: number[] | null;
  canUnmask: boolean;
  canSeeCustomers: boolean;
  state: MemberState;
  since: Date;
  isLastOwner: boolean;
};

/** The members of the organisation by name; those who were removed are not among them. */
export async function listMembers(ctx: ServiceContext): Promise<MemberItem[]> {
  requirePermission(ctx, "member.read");
  const all = await inTenant(ctx, readMembers);
  return all.filter(({ state }) => state !== "removed").sort((a, b) => a.name.localeCompare(b.name) || a.id - b.id);
}

/** The touchpoints that a member can be limited to. */
export async function listTouchpointChoices(ctx: ServiceContext): Promise<{ id: number; name: LocalisedText }[]> {
  requirePermission(ctx, "member.read");
  return inTenant(ctx, (tx) =>
    tx
      .select({ id: touchpoints.id, name: touchpoints.name })
      .from(touchpoints)
      .where(isNull(touchpoints.archivedAt))
      .orderBy(touchpoints.position, touchpoints.id),
  );
}

/** All members with their roles, removed ones too. */
export async function readMembers(tx: Transaction): Promise<MemberItem[]> {
  const rows = await tx
    .select({ member: members, name: users.name, email: users.email })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId));
  const roles = await tx.select().from(memberRoles);
  const items = rows.map(({ member, name, email }) => ({
    id: member.id,
    userId: member.userId,
    name,
    email,
    roles: everyRole.filter((role) => roles.some((row) => row.memberId === member.id && row.role === role)),
    touchpointIds: member.touchpointIds,
    canUnmask: member.canUnmask,
    canSeeCustomers: member.canSeeCustomers,
    state: memberState(member),
    since: member.createdAt,
  }));
  return items.map((item) => ({ ...item, isLastOwner: isLastOwner(items, item.id) }));
}

/**
 * The members, for a verb that changes one of them. The organisation's row is locked until the verb commits, so of two that each take away
 * what would leave one owner the second sees what the first did.
 */
export async function lockMembers(tx: Transaction): Promise<MemberItem[]> {
  await tx.select({ id: organisations.id }).from(organisations).for("no key update");
  return readMembers(tx);
}

/** @throws DomainError not_found, for one who was removed too */
export function memberOf(all: readonly MemberItem[], memberId: number): MemberItem {
  const found = all.find(({ id, state }) => id === memberId && state !== "removed");
  if (!found) throw notFound("member", memberId);
  return found;
}

/** @throws DomainError not_found for a touchpoint that is not the organisation's */
export async function requireTouchpoints(tx: Transaction, ids: readonly number[] | null): Promise<void> {
  if (ids === null) return;
  const rows = await tx
    .select({ id: touchpoints.id })
    .from(touchpoints)
    .where(inArray(touchpoints.id, [...ids]));
  const missing = ids.find((id) => !rows.some((row) => row.id === id));
  if (missing !== undefined) throw notFound("touchpoint", missing);
}
