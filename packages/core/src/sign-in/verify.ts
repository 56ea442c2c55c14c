import { personLookup } from "@heard/db";
import { DomainError } from "../errors.ts";
import { requireToken, returnToken } from "../rate-limits/take.ts";
import { bucketOf } from "./derive.ts";
import { dummyHash, verifyPassword } from "./hash.ts";
import { attemptsByAccount, attemptsByAddress } from "./rules.ts";
import { SignInInput } from "./schema.ts";

/**
 * The person whose e-mail and password these are. Every attempt costs exactly one verification, of an unknown address too, so that the time
 * of an answer does not tell who has an account; attempts are limited by address and by account, known or not.
 * @throws DomainError invalid_input `sign_in_failed`, limit_exceeded `rate_limited`
 */
export async function verifyCredentials(
  input: SignInInput,
  from: { address: string; verify?: typeof verifyPassword },
): Promise<{ userId: number }> {
  const parsed = SignInInput.safeParse(input);
  if (!parsed.success) throw signInFailed();
  const { email, password } = parsed.data;
  const limits = [
    [bucketOf("sign-in-address", from.address), attemptsByAddress],
    [bucketOf("sign-in-account", email), attemptsByAccount],
  ] as const;
  for (const [bucket, limit] of limits) await requireToken(bucket, limit);
  const known = await personLookup.credentials(email);
  const fits = await (from.verify ?? verifyPassword)(known?.passwordHash ?? dummyHash, password);
  if (!fits || !known?.passwordHash || !known.isActive) throw signInFailed();
  await Promise.all(limits.map(([bucket, limit]) => returnToken(bucket, limit)));
  return { userId: known.userId };
}

const signInFailed = () => new DomainError("invalid_input", "sign_in_failed");
