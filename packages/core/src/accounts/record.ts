import { recordAudit } from "../audit/record.ts";
import { inTenant } from "../context.ts";
import { memberContext, type SignedIn } from "../sign-in/queries.ts";

/**
 * Writes what somebody did to their account into the log of each of their organisations: an account belongs to none, and each has to be able
 * to see when a password changed.
 */
export async function recordInOrganisations(
  person: Pick<SignedIn, "userId" | "memberships">,
  now: () => Date,
  input: { verb: string; fields?: readonly string[] },
): Promise<void> {
  for (const { organisation, memberId } of person.memberships) {
    const ctx = memberContext(person, organisation.key, now);
    if (ctx) await inTenant(ctx, (tx) => recordAudit(tx, ctx, { ...input, subject: { kind: "member", id: memberId } }));
  }
}
