import { randomBytes } from "node:crypto";
import { personLookup, secondFactorLookup } from "@heard/db";
import { requirePassword } from "../accounts/require-password.ts";
import { DomainError } from "../errors.ts";
import type { Site } from "../mail/create.ts";
import type { SessionClaim } from "../sign-in/start-session.ts";
import { base32, nonceBytes, otpauthAddress, sealSecret, secretBytes } from "./rules.ts";
import { OwnPasswordInput } from "./schema.ts";

/**
 * Makes a secret for oneself, shown this once. Nothing asks for it before a code of it has fitted. Where letters go out, the address has to be proven
 * first: a second step from before that goes with the proof, whoever gives it, and until then it would only look like one.
 * @throws DomainError invalid_input `password_wrong`, invalid_state `password_missing`, `address_unproven`, `second_factor_on`
 */
export async function beginSecondFactor(
  claim: SessionClaim,
  input: OwnPasswordInput,
  { authSecret, site, now }: { authSecret: string; site: Pick<Site, "mailer">; now: () => Date },
): Promise<{ secret: string; address: string }> {
  const { password } = OwnPasswordInput.parse(input);
  const person = await requirePassword(claim, password, now);
  if (site.mailer && !(await personLookup.isAddressProven(claim.userId)))
    throw new DomainError("invalid_state", "address_unproven");
  const secret = randomBytes(secretBytes);
  const stored = sealSecret(secret, { authSecret, userId: claim.userId }, randomBytes(nonceBytes));
  if (!(await secondFactorLookup.beginSecondFactor(claim.userId, stored, now())))
    throw new DomainError("invalid_state", "second_factor_on");
  return { secret: base32(secret), address: otpauthAddress(secret, person.email) };
}
