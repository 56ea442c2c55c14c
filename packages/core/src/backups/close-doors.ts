import { lookup } from "@heard/db";
import { journeyShares } from "@heard/db/schema/journey-views";
import { memberInvitations } from "@heard/db/schema/members";
import { webhookReceivers } from "@heard/db/schema/webhooks";
import { and, isNull } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { systemContext } from "../jobs/maintain.ts";
import { disableWebhookIn } from "../webhooks/disable.ts";

/** The system in each organisation of the installation. */
export async function everyContext(now: () => Date): Promise<ServiceContext[]> {
  const contexts = [];
  for (const { key } of await lookup.organisations()) {
    const row = await lookup.organisation(key);
    if (row) contexts.push(systemContext(row, now));
  }
  return contexts;
}

/**
 * Ends every link that lets somebody in without an account: links to a journey, and invitations of members; and sends nothing to other systems before somebody has looked. The
 * older day does not know which of them were shut out since, so all of them are made or switched on anew.
 */
export async function closeDoors(now: () => Date): Promise<void> {
  for (const ctx of await everyContext(now))
    await inTenant(ctx, async (tx) => {
      const shares = await tx
        .update(journeyShares)
        .set({ revokedAt: now() })
        .where(isNull(journeyShares.revokedAt))
        .returning({ id: journeyShares.id });
      for (const { id } of shares)
        await recordAudit(tx, ctx, { verb: "journeyShare.revoke", subject: { kind: "journeyShare", id } });
      const receivers = await tx
        .select({ id: webhookReceivers.id })
        .from(webhookReceivers)
        .where(isNull(webhookReceivers.disabledAt));
      for (const { id } of receivers) await disableWebhookIn(tx, ctx, { webhookId: id, why: "restored" });
      const invitations = await tx
        .update(memberInvitations)
        .set({ withdrawnAt: now() })
        .where(and(isNull(memberInvitations.acceptedAt), isNull(memberInvitations.withdrawnAt)))
        .returning({ id: memberInvitations.id });
      for (const { id } of invitations)
        await recordAudit(tx, ctx, { verb: "invitation.withdraw", subject: { kind: "invitation", id } });
    });
}
