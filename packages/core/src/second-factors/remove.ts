import { personLookup } from "@heard/db";
import { describeChange } from "../accounts/describe-change.ts";
import { requirePassword } from "../accounts/require-password.ts";
import { DomainError } from "../errors.ts";
import type { SessionClaim } from "../sign-in/start-session.ts";
import { OwnPasswordInput } from "./schema.ts";

/**
 * Switches one's second factor off, with its recovery codes. Every session but this one ends.
 * @throws DomainError invalid_input `password_wrong`, invalid_state `second_factor_off`
 */
export async function removeSecondFactor(claim: SessionClaim, input: OwnPasswordInput, now: () => Date): Promise<void> {
  const { password } = OwnPasswordInput.parse(input);
  const person = await requirePassword(claim, password, now);
  const entries = describeChange(person, now(), { verb: "account.removeSecondFactor" });
  if (!(await personLookup.removeSecondFactor(claim.userId, claim.sessionId, entries)))
    throw new DomainError("invalid_state", "second_factor_off");
}
