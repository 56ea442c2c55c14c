import { personLookup, sessionLookup } from "@heard/db";
import type { MembershipRow } from "@heard/db/person-lookup";
import type { MemberRole } from "@heard/db/schema/members";
import type { SessionPersonRow } from "@heard/db/session-lookup";
import type { ServiceContext } from "../context.ts";
import { everyRole } from "../permissions.ts";
import { endSession } from "./end-session.ts";
import { idleDays } from "./rules.ts";
import type { SessionClaim } from "./start-session.ts";

export type Membership = Omit<MembershipRow, "roles"> & { roles: MemberRole[] };
export type SignedIn = Omit<SessionPersonRow, "lastSeenAt" | "memberships" | "owesCode"> &
  SessionClaim & { memberships: Membership[] };

const seenEveryMs = 60_000;

/**
 * The person behind a session as it is at this moment, with their memberships; `null` when the session has ended: signed out, not used for
 * `idleDays`, another password, other roles, removed, deactivated; and when the code of their second factor is still owed in it. One look-up a request; when somebody
 * was last seen is noted once a minute.
 */
export async function findSession(claim: SessionClaim, now: () => Date): Promise<SignedIn | null> {
  const row = await sessionLookup.session(claim);
  if (!row || row.owesCode) return null;
  const { lastSeenAt, memberships, owesCode: _, ...person } = row;
  const unseenMs = now().getTime() - lastSeenAt.getTime();
  if (unseenMs > idleDays * 86_400_000) {
    await endSession(claim);
    return null;
  }
  if (unseenMs >= seenEveryMs) await sessionLookup.touchSession(claim.sessionId, now());
  return { ...person, ...claim, memberships: memberships.map(membershipOf) };
}

/** Whether a session is open that opens nothing before the code of its person's second factor was given in it. */
export async function owesCode(claim: SessionClaim): Promise<boolean> {
  return (await sessionLookup.session(claim))?.owesCode === true;
}

/** The organisations of a person without a session: for records of what was done by a link. */
export async function listMemberships(userId: number): Promise<Membership[]> {
  return (await personLookup.memberships(userId)).map(membershipOf);
}

const membershipOf = (row: MembershipRow): Membership => ({ ...row, roles: row.roles.filter(isRole) });
const isRole = (role: string): role is MemberRole => (everyRole as readonly string[]).includes(role);

/** Whether an organisation of theirs stays closed to a person until they have set a second factor up. */
export function needsSecondFactor(
  { hasSecondFactor, memberships }: Pick<SignedIn, "hasSecondFactor" | "memberships">,
  organisationKey: string,
): boolean {
  const membership = memberships.find(({ organisation }) => organisation.key === organisationKey);
  return membership?.organisation.demandsSecondFactor === true && !hasSecondFactor;
}

/**
 * The context of a signed-in person in one of their organisations; `null` for an organisation that is not theirs, and for one that demands a second factor which they have
 * not.
 */
export function memberContext(
  person: Pick<SignedIn, "userId" | "memberships" | "hasSecondFactor">,
  organisationKey: string,
  now: () => Date,
): ServiceContext | null {
  const membership = person.memberships.find(({ organisation }) => organisation.key === organisationKey);
  if (!membership || needsSecondFactor(person, organisationKey)) return null;
  const { id, key, timeZone, homeShardKey, hideBelow, lowBelow } = membership.organisation;
  const { memberId, roles, canUnmask, canSeeCustomers } = membership;
  return {
    organisation: { id, key, timeZone, homeShardKey, hideBelow, lowBelow },
    actor: { kind: "member", memberId, userId: person.userId, roles, grants: { canUnmask, canSeeCustomers } },
    touchpoints: membership.touchpointIds ?? "*",
    now,
  };
}
