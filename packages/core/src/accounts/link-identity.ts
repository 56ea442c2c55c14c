import { identityLookup } from "@heard/db";
import { notFound } from "../errors.ts";
import type { SessionClaim } from "../sign-in/start-session.ts";
import { describeChange } from "./describe-change.ts";
import { requirePassword } from "./require-password.ts";
import { LinkIdentityInput } from "./schema.ts";

/**
 * Lets an account elsewhere open this one again, which its person had taken away. It would go on opening it after the session that asks has ended, so the password is asked for.
 * @throws DomainError not_found for one that is not theirs, or opens it already; invalid_input `password_wrong`, invalid_state `password_missing`, limit_exceeded
 */
export async function linkIdentity(claim: SessionClaim, input: LinkIdentityInput, now: () => Date): Promise<void> {
  const { issuer, subject, password } = LinkIdentityInput.parse(input);
  const person = await requirePassword(claim, password, now);
  const entries = describeChange(person, now(), { verb: "account.linkIdentity" });
  if (!(await identityLookup.linkIdentity(claim.userId, { issuer, subject }, entries)))
    throw notFound("identity", issuer);
}
