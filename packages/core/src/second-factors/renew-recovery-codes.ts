import { randomBytes } from "node:crypto";
import { secondFactorLookup } from "@heard/db";
import { describeChange } from "../accounts/describe-change.ts";
import { requirePassword } from "../accounts/require-password.ts";
import { DomainError } from "../errors.ts";
import type { SessionClaim } from "../sign-in/start-session.ts";
import { hashOfRecoveryCode, makeRecoveryCodes } from "./rules.ts";
import { OwnProofInput } from "./schema.ts";
import { verifySecondFactor } from "./verify.ts";

/**
 * Gives new recovery codes, shown this once; those that there were are no longer good.
 * @throws DomainError invalid_input `password_wrong`, `second_factor_needed` or `second_factor_wrong`, invalid_state `second_factor_off`, limit_exceeded
 */
export async function renewRecoveryCodes(
  claim: SessionClaim,
  input: OwnProofInput,
  { authSecret, now }: { authSecret: string; now: () => Date },
): Promise<{ recoveryCodes: string[] }> {
  const { password, code } = OwnProofInput.parse(input);
  const person = await requirePassword(claim, password, now);
  await verifySecondFactor(claim.userId, code, { authSecret, now });
  const recoveryCodes = makeRecoveryCodes(randomBytes);
  const entries = describeChange(person, now(), { verb: "account.renewRecoveryCodes" });
  if (!(await secondFactorLookup.renewRecoveryCodes(claim.userId, recoveryCodes.map(hashOfRecoveryCode), entries)))
    throw new DomainError("invalid_state", "second_factor_off");
  return { recoveryCodes };
}
