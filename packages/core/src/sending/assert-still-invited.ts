import { invitations } from "@heard/db/schema/distributions";
import { and, eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { assertLinkHolds } from "./rules.ts";

/**
 * Whether a page that was opened by a personal link still takes an answer: what was withdrawn meanwhile, or has run out by the moment by which it is judged,
 * takes none. The page carries no more than which invitation it is of.
 * @throws DomainError invalid_state `survey_link_withdrawn`, `survey_link_expired`
 */
export async function assertStillInvited(ctx: ServiceContext, invitationId: string, at: Date): Promise<void> {
  const { withdrawnAt, expiresAt, completedAt, shardKey, id } = invitations;
  const [row] = await inTenant(ctx, (tx) =>
    tx
      .select({ withdrawnAt, expiresAt, completedAt })
      .from(invitations)
      .where(and(eq(shardKey, ctx.organisation.homeShardKey), eq(id, invitationId))),
  );
  // Purged with its survey.
  if (!row) throw new DomainError("invalid_state", "survey_link_withdrawn");
  assertLinkHolds(row, at);
}
