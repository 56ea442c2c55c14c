import { invitations } from "@heard/db/schema/distributions";
import { organisations } from "@heard/db/schema/organisations";
import { and, eq, isNull } from "drizzle-orm";
import { inTenant, respondentIn } from "../context.ts";
import { DomainError } from "../errors.ts";
import { readOpening } from "./sign-invitation.ts";

/**
 * Notes that the picture of a letter was asked for. The first time stays. A mail program that fetches all pictures by itself does that too; where an
 * organisation has switched it off since, nothing is noted.
 * @throws DomainError invalid_input `survey_link_changed`
 */
export async function recordLetterOpening(
  { token }: { token: string },
  { authSecret, now }: { authSecret: string; now: () => Date },
): Promise<void> {
  const claim = readOpening(token, authSecret);
  if (!claim) throw new DomainError("invalid_input", "survey_link_changed", { parameter: "picture" });
  await inTenant(respondentIn(claim.organisationId, now), async (tx) => {
    const [own] = await tx.select().from(organisations);
    if (!own || own.deletedAt || !own.hasOpeningPixel) return;
    await tx
      .update(invitations)
      .set({ letterOpenedAt: now() })
      .where(
        and(
          eq(invitations.shardKey, own.homeShardKey),
          eq(invitations.id, claim.invitationId),
          isNull(invitations.letterOpenedAt),
        ),
      );
  });
}
