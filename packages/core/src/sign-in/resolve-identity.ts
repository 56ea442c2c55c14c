import { identityLookup, personLookup, secondFactorLookup } from "@heard/db";
import { DomainError } from "../errors.ts";
import { Email, PersonName } from "./schema.ts";

export type OutsideIdentity = {
  issuer: string;
  subject: string;
  email: string | null;
  /** The provider says that the address is theirs, or is trusted to hand out no others. */
  isEmailProven: boolean;
  name: string | null;
};

/**
 * The person of an outside identity: known by its subject, else by an address that the provider vouches for; somebody invited is made. `null`
 * for everybody else: an account elsewhere opens nothing by itself.
 * @throws DomainError invalid_state `identity_removed` where the person has taken it away; `second_factor_first` where an account with a second step would be bound to it by the mailbox alone
 */
export async function resolveIdentity(identity: OutsideIdentity, now: () => Date): Promise<{ userId: number } | null> {
  const { issuer, subject, isEmailProven } = identity;
  const email = Email.safeParse(identity.email);
  const name = PersonName.safeParse(identity.name);
  const provenEmail = isEmailProven && email.success ? email.data : null;
  const userId = await identityLookup.identityUser({
    issuer,
    subject,
    provenEmail,
    name: name.success ? name.data : (provenEmail ?? subject),
    at: now(),
  });
  if (userId !== null) return { userId };
  if (await identityLookup.isIdentityRemoved({ issuer, subject, provenEmail }))
    throw new DomainError("invalid_state", "identity_removed");
  if (provenEmail !== null && (await asksForCode(provenEmail)))
    throw new DomainError("invalid_state", "second_factor_first");
  return null;
}

async function asksForCode(email: string): Promise<boolean> {
  const known = await personLookup.credentials(email);
  return known !== null && (await secondFactorLookup.secondFactor(known.userId))?.isConfirmed === true;
}
