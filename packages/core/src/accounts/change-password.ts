import { personLookup } from "@heard/db";
import { hashNewPassword } from "../sign-in/hash-new.ts";
import type { SessionClaim } from "../sign-in/start-session.ts";
import { describeChange } from "./describe-change.ts";
import { requirePassword } from "./require-password.ts";
import { ChangePasswordInput } from "./schema.ts";

/**
 * Sets a new password for oneself. Every session but this one ends.
 * @throws DomainError invalid_input `password_wrong` or `password_common`, invalid_state `password_missing`
 */
export async function changePassword(
  claim: SessionClaim,
  input: ChangePasswordInput,
  now: () => Date,
): Promise<{ endedCount: number }> {
  const { current, next } = ChangePasswordInput.parse(input);
  const person = await requirePassword(claim, current, now);
  const passwordHash = await hashNewPassword(next, person.email);
  const entries = describeChange(person, now(), { verb: "account.changePassword" });
  return { endedCount: await personLookup.setPassword(claim.userId, passwordHash, claim.sessionId, entries) };
}
