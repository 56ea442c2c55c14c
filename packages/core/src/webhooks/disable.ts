import type { Transaction } from "@heard/db";
import { type WebhookDisabledWhy, webhookDeliveries, webhookReceivers } from "@heard/db/schema/webhooks";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { getWebhookRow } from "./queries.ts";
import { WebhookInput } from "./schema.ts";

/** Switches a receiver off: nothing goes to it until it is switched on again. @throws DomainError not_found */
export async function disableWebhook(ctx: ServiceContext, input: WebhookInput): Promise<void> {
  requirePermission(ctx, "webhook.edit");
  const { webhookId } = WebhookInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const { disabledAt } = await getWebhookRow(tx, webhookId);
    if (!disabledAt) await disableWebhookIn(tx, ctx, { webhookId, why: "byHand" });
  });
}

/** The same for whoever has a transaction. What waits for the receiver waits no more; it is there to be sent again. */
export async function disableWebhookIn(
  tx: Transaction,
  ctx: ServiceContext,
  { webhookId, why }: { webhookId: number; why: WebhookDisabledWhy },
): Promise<void> {
  await tx
    .update(webhookReceivers)
    .set({ disabledAt: ctx.now(), disabledWhy: why, toldAt: null })
    .where(eq(webhookReceivers.id, webhookId));
  await tx
    .update(webhookDeliveries)
    .set({ state: "failed", failure: "disabled" })
    .where(and(eq(webhookDeliveries.receiverId, webhookId), eq(webhookDeliveries.state, "waiting")));
  await recordAudit(tx, ctx, {
    ...{ verb: "webhook.disable", subject: { kind: "webhook", id: webhookId }, after: { why } },
  });
}
