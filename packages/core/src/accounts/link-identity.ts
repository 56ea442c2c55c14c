import { personLookup } from "@heard/db";
import { notFound } from "../errors.ts";
import type { SessionClaim } from "../sign-in/start-session.ts";
import { describeChange } from "./describe-change.ts";
import { requirePerson } from "./queries.ts";
import { IdentityInput } from "./schema.ts";

/**
 * Lets an account elsewhere open this one again, which its person had taken away.
 * @throws DomainError not_found for one that is not theirs, or opens it already
 */
export async function linkIdentity(claim: SessionClaim, input: IdentityInput, now: () => Date): Promise<void> {
  const { issuer, subject } = IdentityInput.parse(input);
  const person = await requirePerson(claim, now);
  const entries = describeChange(person, now(), { verb: "account.linkIdentity" });
  if (!(await personLookup.linkIdentity(claim.userId, { issuer, subject }, entries)))
    throw notFound("identity", issuer);
}
