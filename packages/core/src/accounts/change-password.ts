import { personLookup } from "@heard/db";
import { DomainError } from "../errors.ts";
import { requireToken, returnToken } from "../rate-limits/take.ts";
import { bucketOf } from "../sign-in/derive.ts";
import { hashPassword, verifyPassword } from "../sign-in/hash.ts";
import { attemptsByAccount } from "../sign-in/rules.ts";
import type { SessionClaim } from "../sign-in/start-session.ts";
import { describeChange } from "./describe-change.ts";
import { requirePerson } from "./queries.ts";
import { ChangePasswordInput } from "./schema.ts";

/**
 * Sets a new password for oneself. Every session but this one ends. Wrong tries count with those of signing in.
 * @throws DomainError invalid_input `password_wrong`, invalid_state `password_missing`
 */
export async function changePassword(
  claim: SessionClaim,
  input: ChangePasswordInput,
  now: () => Date,
): Promise<{ endedCount: number }> {
  const { current, next } = ChangePasswordInput.parse(input);
  const person = await requirePerson(claim, now);
  const stored = await personLookup.passwordHash(claim.userId);
  if (stored === null) throw new DomainError("invalid_state", "password_missing");
  const bucket = bucketOf("sign-in-account", person.email);
  await requireToken(bucket, attemptsByAccount);
  if (!(await verifyPassword(stored, current))) throw new DomainError("invalid_input", "password_wrong");
  await returnToken(bucket, attemptsByAccount);
  const passwordHash = await hashPassword(next);
  const entries = describeChange(person, now(), { verb: "account.changePassword" });
  return { endedCount: await personLookup.setPassword(claim.userId, passwordHash, claim.sessionId, entries) };
}
