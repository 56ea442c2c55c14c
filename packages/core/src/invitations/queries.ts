import { personLookup } from "@heard/db";
import { type MemberRole, memberInvitations } from "@heard/db/schema/members";
import { and, desc, isNull } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { everyRole, requirePermission } from "../permissions.ts";
import { hashOfToken } from "../sign-in/make-token.ts";
import { requireGuess } from "../sign-in/require-guess.ts";
import { type InvitationState, invitationState } from "./rules.ts";
import { InvitationTokenInput } from "./schema.ts";

export type InvitationItem = {
  id: number;
  email: string;
  roles: MemberRole[];
  touchpointIds: number[] | null;
  canUnmask: boolean;
  canSeeCustomers: boolean;
  createdAt: Date;
  expiresAt: Date;
  state: InvitationState;
};

type Row = typeof memberInvitations.$inferSelect;

/** An invitation as owners see it: never the hash of its token. */
export function itemOf(row: Row, now: Date): InvitationItem {
  const { id, email, roles, touchpointIds, canUnmask, canSeeCustomers, createdAt, expiresAt } = row;
  const state = invitationState(row, now);
  return { id, email, roles, touchpointIds, canUnmask, canSeeCustomers, createdAt, expiresAt, state };
}

/** The invitations that nobody has answered, newest first; expired ones too. */
export async function listInvitations(ctx: ServiceContext): Promise<InvitationItem[]> {
  requirePermission(ctx, "member.read");
  const rows = await inTenant(ctx, (tx) =>
    tx
      .select()
      .from(memberInvitations)
      .where(and(isNull(memberInvitations.acceptedAt), isNull(memberInvitations.withdrawnAt)))
      .orderBy(desc(memberInvitations.createdAt)),
  );
  return rows.map((row) => itemOf(row, ctx.now()));
}

export type InvitationOffer = {
  organisation: { key: string; name: string };
  email: string;
  roles: MemberRole[];
  /** `null` for the operator, and for somebody who has left. */
  inviter: string | null;
  /** The address has an account, so accepting takes signing in rather than a new password. */
  hasAccount: boolean;
};

/**
 * What a link offers to whoever holds it; `null` when it has been used, was withdrawn or has expired.
 * @throws DomainError limit_exceeded
 */
export async function findInvitationOffer(
  input: InvitationTokenInput,
  from: { address: string; now: () => Date },
): Promise<InvitationOffer | null> {
  await requireGuess("invitation", from.address);
  const { token } = InvitationTokenInput.parse(input);
  const found = await personLookup.memberInvitation(hashOfToken(token));
  if (!found?.isOpen || found.expiresAt <= from.now()) return null;
  return {
    organisation: { key: found.organisationKey, name: found.organisationName },
    email: found.email,
    roles: everyRole.filter((role) => found.roles.includes(role)),
    inviter: found.inviter,
    hasAccount: found.hasAccount,
  };
}
