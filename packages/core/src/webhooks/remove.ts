import { webhookDeliveries, webhookReceivers } from "@heard/db/schema/webhooks";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { getWebhookRow } from "./queries.ts";
import { WebhookInput } from "./schema.ts";

/** Takes a receiver away with its secrets and deliveries. What is on its way arrives, and nothing after it. @throws DomainError not_found */
export async function removeWebhook(ctx: ServiceContext, input: WebhookInput): Promise<void> {
  requirePermission(ctx, "webhook.edit");
  const { webhookId } = WebhookInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const { host } = await getWebhookRow(tx, webhookId);
    await tx.delete(webhookDeliveries).where(eq(webhookDeliveries.receiverId, webhookId));
    await tx.delete(webhookReceivers).where(eq(webhookReceivers.id, webhookId));
    await recordAudit(tx, ctx, {
      ...{ verb: "webhook.remove", subject: { kind: "webhook", id: webhookId }, before: { host } },
    });
  });
}
