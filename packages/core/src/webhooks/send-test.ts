import { webhookDeliveries } from "@heard/db/schema/webhooks";
import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { requireToken } from "../rate-limits/take.ts";
import { getWebhookRow } from "./queries.ts";
import { testKind, testsByOrganisation } from "./rules.ts";
import { WebhookInput } from "./schema.ts";

/** Sends a message that means nothing, to see whether it arrives. It goes the way of all others. @throws DomainError not_found, invalid_state for one that is switched off */
export async function sendTestWebhook(ctx: ServiceContext, input: WebhookInput): Promise<{ deliveryId: number }> {
  requirePermission(ctx, "webhook.edit");
  const { webhookId: receiverId } = WebhookInput.parse(input);
  await requireToken(`webhook-tests/${ctx.organisation.id}`, testsByOrganisation);
  return inTenant(ctx, async (tx) => {
    const { disabledAt } = await getWebhookRow(tx, receiverId);
    if (disabledAt) throw invalidState("webhook", "disabled", receiverId);
    const [orgId, now] = [ctx.organisation.id, ctx.now()];
    const [row] = await tx
      .insert(webhookDeliveries)
      .values({
        ...{ orgId, receiverId, messageId: uuidv7(), kind: testKind, subject: {}, happenedAt: now, dueAt: now },
        state: "waiting",
      })
      .returning();
    if (!row) throw new Error("The test message was not stored");
    await recordAudit(tx, ctx, { verb: "webhook.sendTest", subject: { kind: "webhook", id: receiverId } });
    return { deliveryId: row.id };
  });
}
