import { personLookup, type Transaction } from "@heard/db";
import type { InvitationRow } from "@heard/db/person-lookup";
import { memberInvitations } from "@heard/db/schema/members";
import { eq } from "drizzle-orm";
import { createUser } from "../accounts/create.ts";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { addMember } from "../members/add.ts";
import { contextOf } from "../organisations/queries.ts";
import { hashNewPassword } from "../sign-in/hash-new.ts";
import { hashOfToken } from "../sign-in/make-token.ts";
import { findSession } from "../sign-in/queries.ts";
import { requireGuess } from "../sign-in/require-guess.ts";
import type { SessionClaim } from "../sign-in/start-session.ts";
import { invitationState, linkInvalid } from "./rules.ts";
import { AcceptInvitationInput, InvitationTokenInput } from "./schema.ts";

type Accepted = { organisation: string; email: string };
type From = { address: string; now: () => Date };

/**
 * Accepts an invitation as somebody new, with a name and a password of their own choice.
 * @throws DomainError invalid_state `link_invalid`, conflict `account_exists`, invalid_input `password_common`
 */
export async function acceptInvitation(input: AcceptInvitationInput, from: From): Promise<Accepted> {
  await requireGuess("invitation", from.address);
  const { token, name, password } = AcceptInvitationInput.parse(input);
  const found = await openInvitation(token, from.now);
  if (found.hasAccount) throw new DomainError("conflict", "account_exists", { email: found.email });
  const passwordHash = await hashNewPassword(password, found.email);
  return join(found, from.now, async (tx, row) => {
    const { email, locale } = row;
    const emailVerifiedAt = row.isMailed ? from.now() : null;
    const made = await createUser(tx, { email, name, passwordHash, locale, emailVerifiedAt });
    // Somebody made the account between the look and the write.
    if (made === null) throw new DomainError("conflict", "account_exists", { email });
    return made;
  });
}

/**
 * Accepts an invitation as the person who is signed in; it must be for their address.
 * @throws DomainError invalid_state `link_invalid`, `invitation_other`
 */
export async function acceptInvitationAs(
  claim: SessionClaim,
  input: InvitationTokenInput,
  from: From,
): Promise<Accepted> {
  await requireGuess("invitation", from.address);
  const { token } = InvitationTokenInput.parse(input);
  const [found, person] = await Promise.all([openInvitation(token, from.now), findSession(claim, from.now)]);
  if (person?.email !== found.email) throw new DomainError("invalid_state", "invitation_other");
  return join(found, from.now, async () => claim.userId);
}

async function openInvitation(token: string, now: () => Date): Promise<InvitationRow> {
  const found = await personLookup.memberInvitation(hashOfToken(token));
  if (!found?.isOpen || found.expiresAt <= now()) throw linkInvalid();
  return found;
}

type Row = typeof memberInvitations.$inferSelect;

/** One of two who accept at once wins: the invitation is locked, and looked at again. */
async function join(
  found: InvitationRow,
  now: () => Date,
  user: (tx: Transaction, row: Row) => Promise<number>,
): Promise<Accepted> {
  const ctx: ServiceContext = await contextOf(found.organisationKey, { kind: "system" }, now);
  return inTenant(ctx, async (tx) => {
    const own = eq(memberInvitations.id, found.id);
    const [row] = await tx.select().from(memberInvitations).where(own).for("update");
    if (!row || invitationState(row, now()) !== "open") throw linkInvalid();
    const userId = await user(tx, row);
    const { roles, touchpointIds, canUnmask, canSeeCustomers } = row;
    const memberId = await addMember(tx, ctx, { userId, roles, touchpointIds, canUnmask, canSeeCustomers });
    await tx.update(memberInvitations).set({ acceptedAt: now() }).where(own);
    const grants = { canUnmask, canSeeCustomers };
    await recordAudit(
      tx,
      { ...ctx, actor: { kind: "member", memberId, userId, roles, grants } },
      { verb: "invitation.accept", subject: { kind: "invitation", id: found.id }, after: { memberId, roles } },
    );
    return { organisation: found.organisationKey, email: row.email };
  });
}
