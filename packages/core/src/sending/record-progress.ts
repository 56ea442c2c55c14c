import { contacts } from "@heard/db/schema/contacts";
import { invitations } from "@heard/db/schema/distributions";
import { and, eq, isNull, sql } from "drizzle-orm";
import { customerKeyOf } from "../contacts/rules.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { keepConsents, type SaidInSurvey } from "./keep-consents.ts";

/** The customer whom an invitation went to; `null` when nobody is known any more. */
export async function findInvitedCustomer(ctx: ServiceContext, invitationId: string): Promise<string | null> {
  const [row] = await inTenant(ctx, (tx) =>
    tx
      .select({ id: contacts.id, key: contacts.key, state: contacts.state })
      .from(invitations)
      .innerJoin(contacts, and(eq(contacts.shardKey, invitations.shardKey), eq(contacts.id, invitations.contactId)))
      .where(and(eq(invitations.shardKey, ctx.organisation.homeShardKey), eq(invitations.id, invitationId))),
  );
  return row && row.state === "active" ? customerKeyOf(row) : null;
}

/**
 * Notes that an answer to an invitation is about to be stored. Whoever dies before the ledger knows of it leaves the note, by which `settleAnswers` finds the
 * answer.
 */
export async function noteAnswering(ctx: ServiceContext, invitationId: string): Promise<void> {
  await inTenant(ctx, (tx) =>
    tx
      .update(invitations)
      .set({ answeringAt: ctx.now() })
      .where(
        and(
          eq(invitations.shardKey, ctx.organisation.homeShardKey),
          eq(invitations.id, invitationId),
          isNull(invitations.completedAt),
        ),
      ),
  );
}

/**
 * Writes down how far somebody has come, and with the end what they agreed to: both or neither, so that whoever dies on the way leaves the note. The first
 * time of each step stays.
 */
export async function recordProgress(
  ctx: ServiceContext,
  invitationId: string,
  reached: { isComplete: boolean; hasComment: boolean; responseId: string; said?: SaidInSurvey },
): Promise<void> {
  const now = sql`${ctx.now().toISOString()}::timestamptz`;
  const { openedAt, startedAt, completedAt, commentedAt } = invitations;
  await inTenant(ctx, async (tx) => {
    await tx
      .update(invitations)
      .set({
        // Who answers without a page has opened it in their own way.
        openedAt: sql`coalesce(${openedAt}, ${now})`,
        startedAt: sql`coalesce(${startedAt}, ${now})`,
        ...(reached.isComplete && { completedAt: sql`coalesce(${completedAt}, ${now})` }),
        ...(reached.hasComment && { commentedAt: sql`coalesce(${commentedAt}, ${now})` }),
        responseId: reached.responseId,
        answeringAt: null,
      })
      .where(and(eq(invitations.shardKey, ctx.organisation.homeShardKey), eq(invitations.id, invitationId)));
    if (reached.isComplete && reached.said) await keepConsents(tx, ctx, invitationId, reached.said);
  });
}
