import { randomBytes } from "node:crypto";
import { webhookReceivers } from "@heard/db/schema/webhooks";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { getWebhookRow } from "./queries.ts";
import { oldSecretUntil } from "./rules.ts";
import { WebhookInput } from "./schema.ts";
import { sealSigningSecret } from "./seal.ts";
import { secretBytes, signingSecretText } from "./sign.ts";

/**
 * Makes a new secret, shown once. For a day the old one signs as well, so that nothing is refused while the receiver is changed.
 * @throws DomainError not_found, invalid_state for a kind whose messages are not signed by this installation's own secret
 */
export async function rotateWebhookSecret(ctx: ServiceContext, input: WebhookInput): Promise<{ secret: string }> {
  requirePermission(ctx, "webhook.edit");
  const { webhookId } = WebhookInput.parse(input);
  const secret = randomBytes(secretBytes);
  await inTenant(ctx, async (tx) => {
    const row = await getWebhookRow(tx, webhookId);
    if (row.kind !== "generic" || !row.secret) throw invalidState("webhook", "without a secret", webhookId);
    const until = oldSecretUntil(ctx.now());
    await tx
      .update(webhookReceivers)
      .set({ secret: sealSigningSecret(row.orgId, secret), oldSecret: row.secret, oldSecretUntil: until })
      .where(eq(webhookReceivers.id, webhookId));
    await recordAudit(tx, ctx, {
      ...{ verb: "webhook.rotateSecret", subject: { kind: "webhook", id: webhookId }, fields: ["secret"] },
    });
  });
  return { secret: signingSecretText(secret) };
}
