import { members } from "@heard/db/schema/members";
import { organisations } from "@heard/db/schema/organisations";
import { and, eq, isNull } from "drizzle-orm";
import { inTenant, respondentIn } from "../context.ts";
import { DomainError } from "../errors.ts";
import { keepChoice } from "./choose.ts";
import { readDigestToken } from "./sign-digest.ts";

type Deps = { authSecret: string; now: () => Date };
type DigestStop = { organisation: { name: string; locale: "en" | "zh-Hans" | "zh-Hant" } };

/**
 * Whose letter the link of a letter stops; with `stops` it stops it. Looking changes nothing: mail programs follow links by themselves.
 * @throws DomainError invalid_input `survey_link_changed` for a link of nobody
 */
export async function openDigestStop(
  { token, stops }: { token: string; stops: boolean },
  { authSecret, now }: Deps,
): Promise<DigestStop> {
  const changed = () => new DomainError("invalid_input", "survey_link_changed", { parameter: "digest" });
  const claim = readDigestToken(token, authSecret);
  if (!claim) throw changed();
  const ctx = respondentIn(claim.organisationId, now);
  return inTenant(ctx, async (tx) => {
    const [organisation] = await tx.select().from(organisations);
    const [member] = await tx
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.id, claim.memberId), isNull(members.removedAt)));
    if (!organisation || organisation.deletedAt || !member) throw changed();
    if (stops) await keepChoice(tx, ctx, { memberId: member.id, isWanted: false });
    return { organisation: { name: organisation.name, locale: organisation.locale } };
  });
}
