import { webhookReceivers } from "@heard/db/schema/webhooks";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { getWebhookRow } from "./queries.ts";
import { WebhookInput } from "./schema.ts";

/** Switches a receiver on again. What it missed is not sent by itself: some of it may be old news by now. @throws DomainError not_found */
export async function enableWebhook(ctx: ServiceContext, input: WebhookInput): Promise<void> {
  requirePermission(ctx, "webhook.edit");
  const { webhookId } = WebhookInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const { disabledAt } = await getWebhookRow(tx, webhookId);
    if (!disabledAt) return;
    const anew = { disabledAt: null, disabledWhy: null, failingSince: null, toldAt: null };
    await tx.update(webhookReceivers).set(anew).where(eq(webhookReceivers.id, webhookId));
    await recordAudit(tx, ctx, { verb: "webhook.enable", subject: { kind: "webhook", id: webhookId } });
  });
}
