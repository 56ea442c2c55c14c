import { personLookup, secondFactorLookup } from "@heard/db";
import { describeChange } from "../accounts/describe-change.ts";
import { requirePassword } from "../accounts/require-password.ts";
import { DomainError, notFound } from "../errors.ts";
import { listMemberships } from "../sign-in/queries.ts";
import { Email } from "../sign-in/schema.ts";
import type { SessionClaim } from "../sign-in/start-session.ts";
import { OwnProofInput } from "./schema.ts";
import { verifySecondFactor } from "./verify.ts";

/**
 * Switches one's second factor off, with its recovery codes. Every session but this one ends.
 * @throws DomainError invalid_input `password_wrong`, `second_factor_needed` or `second_factor_wrong`, invalid_state `second_factor_off`, limit_exceeded
 */
export async function removeSecondFactor(
  claim: SessionClaim,
  input: OwnProofInput,
  { authSecret, now }: { authSecret: string; now: () => Date },
): Promise<void> {
  const { password, code } = OwnProofInput.parse(input);
  const person = await requirePassword(claim, password, now);
  await verifySecondFactor(claim.userId, code, { authSecret, now });
  const entries = describeChange(person, now(), { verb: "account.removeSecondFactor" });
  if (!(await secondFactorLookup.removeSecondFactor(claim.userId, claim.sessionId, entries)))
    throw new DomainError("invalid_state", "second_factor_off");
}

/**
 * The same for whoever works on the machine itself: for somebody who has lost the device and the recovery codes. Every session of theirs ends.
 * @throws DomainError not_found for an address without an active account, invalid_state `second_factor_off`
 */
export async function removeSecondFactorByOperator(email: string, now: () => Date): Promise<void> {
  const address = Email.parse(email);
  const known = await personLookup.credentials(address);
  if (!known?.isActive) throw notFound("account", address);
  const memberships = await listMemberships(known.userId);
  const entries = describeChange({ memberships }, now(), { verb: "account.removeSecondFactor", by: "operator" });
  if (!(await secondFactorLookup.removeSecondFactor(known.userId, null, entries)))
    throw new DomainError("invalid_state", "second_factor_off");
}
