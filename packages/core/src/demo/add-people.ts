import { randomBytes } from "node:crypto";
import { lookup, personLookup } from "@heard/db";
import type { MemberRole } from "@heard/db/schema/members";
import { createUser } from "../accounts/create.ts";
import { base62 } from "../api-keys/rules.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { addMember } from "../members/add.ts";
import { listMembers } from "../members/queries.ts";
import { contextOf } from "../organisations/queries.ts";
import { hashPassword } from "../sign-in/hash.ts";
import { demoOrganisation, demoPeople } from "./world.ts";

/** A person of the demo company, with the random password that only the data folder keeps. */
export type DemoSignIn = { role: MemberRole; name: string; email: string; password: string };

const passwordBytes = 12;
const passwordLength = 16;

/**
 * Makes the people of the demo company, one a role. Their addresses are under a domain that nobody can own; where an earlier demo left them,
 * they get the new password and lose their sessions.
 */
export async function addPeople(ctx: ServiceContext, random: (size: number) => Uint8Array): Promise<DemoSignIn[]> {
  const signIns: DemoSignIn[] = [];
  for (const person of demoPeople) {
    const { password, passwordHash } = await newPassword(random);
    const { email, name, roles, grants } = person;
    await inTenant(ctx, async (tx) => {
      const made = await createUser(tx, { email, name, passwordHash, locale: null, emailVerifiedAt: ctx.now() });
      await addMember(tx, ctx, { userId: made ?? (await resetPerson(email, passwordHash)), roles, ...grants });
    });
    signIns.push({ role: person.role, name, email, password });
  }
  return signIns;
}

/**
 * Gives the people of a demo company that is there new passwords, for an installation that has lost them: a data folder made anew beside a
 * database that lives elsewhere. Who has left stays away; none without a demo company.
 */
export async function renewPeople(
  now: () => Date,
  random: (size: number) => Uint8Array = randomBytes,
): Promise<DemoSignIn[]> {
  const found = await lookup.organisation(demoOrganisation.key);
  if (!found?.isDemo) return [];
  const ctx = await contextOf(found.key, { kind: "operator" }, now);
  const members = new Set((await listMembers(ctx)).map(({ email }) => email));
  const signIns: DemoSignIn[] = [];
  for (const { role, name, email } of demoPeople.filter((person) => members.has(person.email))) {
    const { password, passwordHash } = await newPassword(random);
    await resetPerson(email, passwordHash);
    signIns.push({ role, name, email, password });
  }
  return signIns;
}

async function newPassword(random: (size: number) => Uint8Array): Promise<{ password: string; passwordHash: string }> {
  const password = base62(random(passwordBytes), passwordLength);
  return { password, passwordHash: await hashPassword(password) };
}

async function resetPerson(email: string, passwordHash: string): Promise<number> {
  const known = await personLookup.credentials(email);
  if (!known) throw new Error(`The demo person ${email} is neither new nor known`);
  await personLookup.setPassword(known.userId, passwordHash, null, null);
  return known.userId;
}

/** The context of the company's person with this role, who then acts under their own name. */
export async function asPerson(ctx: ServiceContext, role: MemberRole): Promise<ServiceContext> {
  const person = demoPeople.find((one) => one.role === role);
  const member = (await listMembers(ctx)).find(({ email }) => email === person?.email);
  if (!member) throw new Error(`The demo company has no ${role}`);
  const { id, userId, roles, canUnmask, canSeeCustomers } = member;
  return { ...ctx, actor: { kind: "member", memberId: id, userId, roles, grants: { canUnmask, canSeeCustomers } } };
}
