import { identityLookup, personLookup } from "@heard/db";
import { DomainError, notFound } from "../errors.ts";
import type { Site } from "../mail/create.ts";
import type { SessionClaim } from "../sign-in/start-session.ts";
import { describeChange } from "./describe-change.ts";
import { requirePerson } from "./queries.ts";
import { IdentityInput } from "./schema.ts";

/**
 * Takes an account elsewhere away, which opens this one from then on no more, and is not bound to it again by the mailbox alone; every session but this one ends, for it may have opened any of them.
 * @throws DomainError not_found, invalid_state `last_way_in` for somebody without a password where no letters go out
 */
export async function removeIdentity(
  claim: SessionClaim,
  input: IdentityInput,
  { site, now }: { site: Pick<Site, "mailer">; now: () => Date },
): Promise<void> {
  const { issuer, subject } = IdentityInput.parse(input);
  const person = await requirePerson(claim, now);
  if (!site.mailer && (await personLookup.passwordHash(claim.userId)) === null)
    throw new DomainError("invalid_state", "last_way_in");
  const entries = describeChange(person, now(), { verb: "account.removeIdentity" });
  if (!(await identityLookup.removeIdentity(claim.userId, { issuer, subject, keptId: claim.sessionId }, entries)))
    throw notFound("identity", issuer);
}
