import { identityLookup, personLookup, secondFactorLookup, sessionLookup } from "@heard/db";
import type { MemberRole } from "@heard/db/schema/members";
import { inTenant } from "../context.ts";
import { notFound } from "../errors.ts";
import { readMembers } from "../members/queries.ts";
import { hashOfToken } from "../sign-in/make-token.ts";
import { findSession, type Membership, memberContext, type SignedIn } from "../sign-in/queries.ts";
import { requireGuess } from "../sign-in/require-guess.ts";
import type { SessionClaim } from "../sign-in/start-session.ts";
import { PasswordTokenInput } from "./schema.ts";

export type Account = {
  name: string;
  email: string;
  locale: SignedIn["locale"];
  theme: SignedIn["theme"];
  /** Without one they sign in elsewhere, or by a link. */
  hasPassword: boolean;
  /** `null` where signing in asks for nothing but the password or the link. */
  secondFactor: { recoveryCodesLeft: number } | null;
  /** Accounts elsewhere by which one signs in here. */
  /** Those that open it, and those that were taken away and open nothing until they are linked again. */
  identities: { issuer: string; subject: string; since: Date; removedAt: Date | null }[];
  memberships: { key: string; name: string; roles: MemberRole[]; isLastOwner: boolean }[];
};
export type SessionItem = { id: string; device: string; since: Date; lastSeenAt: Date; isThisOne: boolean };

/** The person of a session. @throws DomainError not_found when it has ended meanwhile */
export async function requirePerson(claim: SessionClaim, now: () => Date): Promise<SignedIn> {
  const person = await findSession(claim, now);
  if (!person) throw notFound("session", claim.sessionId);
  return person;
}

/** What a person sees of their own account. */
export async function getAccount(claim: SessionClaim, now: () => Date): Promise<Account> {
  const person = await requirePerson(claim, now);
  const { name, email, locale, theme } = person;
  const memberships = await Promise.all(
    person.memberships.map(async (membership) => ({
      key: membership.organisation.key,
      name: membership.organisation.name,
      roles: membership.roles,
      isLastOwner: await isLastOwnerOf(person, membership, now),
    })),
  );
  const hasPassword = (await personLookup.passwordHash(claim.userId)) !== null;
  const factor = await secondFactorLookup.secondFactor(claim.userId);
  const secondFactor = factor?.isConfirmed ? { recoveryCodesLeft: factor.codeCount } : null;
  const bound = await identityLookup.identities(claim.userId);
  const identities = bound.map(({ createdAt, ...identity }) => ({ ...identity, since: createdAt }));
  return { name, email, locale, theme, hasPassword, secondFactor, identities, memberships };
}

async function isLastOwnerOf(person: SignedIn, membership: Membership, now: () => Date): Promise<boolean> {
  const ctx = memberContext(person, membership.organisation.key, now);
  if (!ctx || !membership.roles.includes("owner")) return false;
  const all = await inTenant(ctx, readMembers);
  return all.some(({ id, isLastOwner }) => id === membership.memberId && isLastOwner);
}

/** Where a person is signed in, the latest first. */
export async function listSessions(claim: SessionClaim): Promise<SessionItem[]> {
  const rows = await sessionLookup.sessions(claim.userId);
  return rows.map(({ id, device, createdAt, lastSeenAt }) => ({
    id,
    device,
    since: createdAt,
    lastSeenAt,
    isThisOne: id === claim.sessionId,
  }));
}

/** Whose password a link sets; `null` when it has been used or has expired. @throws DomainError limit_exceeded */
export async function findPasswordLink(
  input: PasswordTokenInput,
  from: { address: string; now: () => Date },
): Promise<{ email: string } | null> {
  await requireGuess("password", from.address);
  const { token } = PasswordTokenInput.parse(input);
  const found = await personLookup.token(hashOfToken(token), "password", from.now());
  return found ? { email: found.email } : null;
}
