import type { Transaction } from "@heard/db";
import { organisations } from "@heard/db/schema/organisations";
import { digestChoices } from "@heard/db/schema/progress";
import { eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { follower } from "../follows/queries.ts";
import { readMembers } from "../members/queries.ts";
import { requirePermission } from "../permissions.ts";
import type { ComposedDigest } from "./compose-digest.ts";
import { composeFor } from "./compose-for.ts";

export type OwnDigest = {
  isWanted: boolean;
  /** The demo company's people are nobody, so nothing is sent to them. */
  isDemo: boolean;
  /** The letter as it would go out now; `null` when it would say nothing. */
  preview: Pick<ComposedDigest, "subject" | "sections"> | null;
};

/** Whether the reader has the letter of the week, and what it would say now. */
export async function getOwnDigest(ctx: ServiceContext, { url }: { url: string }): Promise<OwnDigest> {
  requirePermission(ctx, "follow.own");
  const memberId = follower(ctx);
  return inTenant(
    ctx,
    async (tx) => {
      const [organisation] = await tx.select({ isDemo: organisations.isDemo }).from(organisations);
      const member = (await readMembers(tx)).find(({ id }) => id === memberId);
      const composed = member ? await composeFor(tx, ctx, member, { url, stop: null }) : null;
      return {
        ...{ isWanted: await wantsDigest(tx, memberId), isDemo: organisation?.isDemo ?? false },
        preview: composed && { subject: composed.subject, sections: composed.sections },
      };
    },
    { snapshot: true },
  );
}

/** Whoever has not chosen has the letter. */
export async function wantsDigest(tx: Transaction, memberId: number): Promise<boolean> {
  const [choice] = await tx.select().from(digestChoices).where(eq(digestChoices.memberId, memberId));
  return choice?.isWanted ?? true;
}
