import { secondFactorLookup } from "@heard/db";
import { describeChange } from "../accounts/describe-change.ts";
import { DomainError } from "../errors.ts";
import { requireToken, returnToken } from "../rate-limits/take.ts";
import { bucketOf } from "../sign-in/derive.ts";
import { listMemberships } from "../sign-in/queries.ts";
import { codesByPerson, hashOfRecoveryCode, isRecoveryCode, openSecret, plainCode, stepOfCode } from "./rules.ts";

/**
 * The second step of signing in, for whoever has switched it on: a code of their application, good once, or a recovery code, which is used up. `false`
 * where nobody asks for one.
 * @throws DomainError invalid_input `second_factor_needed` or `second_factor_wrong`, limit_exceeded
 */
export async function verifySecondFactor(
  userId: number,
  code: string,
  { authSecret, now }: { authSecret: string; now: () => Date },
): Promise<boolean> {
  const factor = await secondFactorLookup.secondFactor(userId);
  if (!factor?.isConfirmed) return false;
  if (plainCode(code) === "") throw new DomainError("invalid_input", "second_factor_needed");
  const bucket = bucketOf("second-factor", String(userId));
  await requireToken(bucket, codesByPerson);
  // Recovery codes open without the secret: also where the installation's own key is another one by now.
  const isGood = isRecoveryCode(code)
    ? await takeRecoveryCode(userId, code, now)
    : await takeCode(userId, stepOfCode(openSecret(factor.secret, { authSecret, userId }), plainCode(code), now()));
  if (!isGood) throw new DomainError("invalid_input", "second_factor_wrong");
  await returnToken(bucket, codesByPerson);
  return true;
}

async function takeCode(userId: number, step: number | null): Promise<boolean> {
  return step !== null && (await secondFactorLookup.useSecondFactor(userId, step)) === true;
}

async function takeRecoveryCode(userId: number, code: string, now: () => Date): Promise<boolean> {
  const memberships = await listMemberships(userId);
  const entries = describeChange({ memberships }, now(), { verb: "account.useRecoveryCode" });
  return secondFactorLookup.useRecoveryCode(userId, hashOfRecoveryCode(code), entries);
}
