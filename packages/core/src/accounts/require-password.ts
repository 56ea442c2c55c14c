import { personLookup } from "@heard/db";
import { DomainError } from "../errors.ts";
import { requireToken, returnToken } from "../rate-limits/take.ts";
import { bucketOf } from "../sign-in/derive.ts";
import { verifyPassword } from "../sign-in/hash.ts";
import type { SignedIn } from "../sign-in/queries.ts";
import { attemptsByAccount } from "../sign-in/rules.ts";
import type { SessionClaim } from "../sign-in/start-session.ts";
import { requirePerson } from "./queries.ts";

/**
 * The person of a session, once they have said their password again: a device may lie open. Wrong tries count with those of signing in.
 * @throws DomainError invalid_input `password_wrong`, invalid_state `password_missing`, limit_exceeded
 */
export async function requirePassword(claim: SessionClaim, password: string, now: () => Date): Promise<SignedIn> {
  const person = await requirePerson(claim, now);
  const stored = await personLookup.passwordHash(claim.userId);
  if (stored === null) throw new DomainError("invalid_state", "password_missing");
  const bucket = bucketOf("sign-in-account", person.email);
  await requireToken(bucket, attemptsByAccount);
  if (!(await verifyPassword(stored, password))) throw new DomainError("invalid_input", "password_wrong");
  await returnToken(bucket, attemptsByAccount);
  return person;
}
