import { randomBytes } from "node:crypto";
import { secondFactorLookup } from "@heard/db";
import { describeChange } from "../accounts/describe-change.ts";
import { requirePerson } from "../accounts/queries.ts";
import { DomainError } from "../errors.ts";
import { requireToken, returnToken } from "../rate-limits/take.ts";
import { bucketOf } from "../sign-in/derive.ts";
import type { SessionClaim } from "../sign-in/start-session.ts";
import { codesByPerson, hashOfRecoveryCode, makeRecoveryCodes, openSecret, plainCode, stepOfCode } from "./rules.ts";
import { ConfirmSecondFactorInput } from "./schema.ts";

/**
 * Switches one's second factor on with a first code, ends every other session, and gives the recovery codes, which are shown this once.
 * @throws DomainError invalid_input `second_factor_wrong`, invalid_state `second_factor_off`, limit_exceeded
 */
export async function confirmSecondFactor(
  claim: SessionClaim,
  input: ConfirmSecondFactorInput,
  { authSecret, now }: { authSecret: string; now: () => Date },
): Promise<{ recoveryCodes: string[] }> {
  const { code } = ConfirmSecondFactorInput.parse(input);
  const person = await requirePerson(claim, now);
  const { userId, sessionId } = claim;
  const begun = await secondFactorLookup.secondFactor(userId);
  if (!begun || begun.isConfirmed) throw new DomainError("invalid_state", "second_factor_off");
  const bucket = bucketOf("second-factor", String(userId));
  await requireToken(bucket, codesByPerson);
  const step = stepOfCode(openSecret(begun.secret, { authSecret, userId }), plainCode(code), now());
  if (step === null) throw new DomainError("invalid_input", "second_factor_wrong");
  await returnToken(bucket, codesByPerson);
  const recoveryCodes = makeRecoveryCodes(randomBytes);
  const at = now();
  const change = { step, codeHashes: recoveryCodes.map(hashOfRecoveryCode), keptId: sessionId, at };
  const entries = describeChange(person, at, { verb: "account.confirmSecondFactor" });
  if (!(await secondFactorLookup.confirmSecondFactor(userId, change, entries)))
    throw new DomainError("invalid_state", "second_factor_off");
  return { recoveryCodes };
}
