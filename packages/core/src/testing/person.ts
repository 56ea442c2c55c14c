import { randomBytes } from "node:crypto";
import type { MemberRole } from "@heard/db/schema/members";
import { createUser } from "../accounts/create.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { addMember, type NewMember } from "../members/add.ts";
import { hashPassword } from "../sign-in/hash.ts";
import { type SessionClaim, startSession } from "../sign-in/start-session.ts";
import { testNow } from "./organisation.ts";

export type TestPerson = {
  userId: number;
  memberId: number;
  email: string;
  /** What they may do: their context as a member. */
  ctx: ServiceContext;
  claim: SessionClaim;
};

/** The password of every person of the tests that has one. */
export const testPassword = "correct horse battery";

/** A person of a test's own who is a member of `ctx`'s organisation and signed in. */
export async function makeTestPerson(
  ctx: ServiceContext,
  roles: readonly MemberRole[] = ["employee"],
  more: Partial<Omit<NewMember, "userId" | "roles">> & { withPassword?: boolean } = {},
): Promise<TestPerson> {
  const { withPassword = false, ...seat } = more;
  const email = `person-${randomBytes(6).toString("hex")}@example.org`;
  const user = { email, name: "Ada", locale: null, emailVerifiedAt: null };
  const passwordHash = withPassword ? await hashPassword(testPassword) : null;
  const userId = await inTenant(ctx, (tx) => createUser(tx, { ...user, passwordHash }));
  if (userId === null) throw new Error(`${email} exists`);
  return joinTestPerson(ctx, { userId, email }, roles, seat);
}

/** Makes somebody who exists a member of one more organisation. */
export async function joinTestPerson(
  ctx: ServiceContext,
  { userId, email }: Pick<TestPerson, "userId" | "email">,
  roles: readonly MemberRole[],
  seat: Partial<Omit<NewMember, "userId" | "roles">> = {},
): Promise<TestPerson> {
  const memberId = await inTenant(ctx, (tx) => addMember(tx, ctx, { userId, roles, ...seat }));
  const claim = await signInTestPerson(userId);
  const { canUnmask = false, canSeeCustomers = false } = seat;
  const grants = { canUnmask, canSeeCustomers };
  return {
    userId,
    memberId,
    email,
    claim,
    ctx: { ...ctx, actor: { kind: "member", memberId, userId, roles, grants } },
  };
}

/** One more session of somebody. */
export async function signInTestPerson(userId: number): Promise<SessionClaim> {
  const claim = await startSession(userId, { userAgent: null, now: testNow });
  if (!claim) throw new Error(`user ${userId} cannot sign in`);
  return claim;
}
