import { webhookReceivers } from "@heard/db/schema/webhooks";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { addressOf, assertTakesSecret } from "./create.ts";
import { getWebhookRow } from "./queries.ts";
import { UpdateWebhookInput } from "./schema.ts";
import { sealAddress, sealSigningSecret } from "./seal.ts";

/** Changes what a receiver is called, what it hears of, and where it is. @throws DomainError not_found, as `createWebhook` */
export async function updateWebhook(ctx: ServiceContext, input: UpdateWebhookInput): Promise<void> {
  requirePermission(ctx, "webhook.edit");
  const { webhookId, name, eventKinds, url, givenSecret } = UpdateWebhookInput.parse(input);
  const address = url === undefined ? null : addressOf(url);
  const orgId = ctx.organisation.id;
  await inTenant(ctx, async (tx) => {
    const before = await getWebhookRow(tx, webhookId);
    assertTakesSecret(before.kind, givenSecret);
    await tx
      .update(webhookReceivers)
      .set({
        ...{ name, eventKinds },
        ...(address ? { host: address.host, address: sealAddress(orgId, address) } : {}),
        ...(givenSecret === undefined ? {} : { secret: sealSigningSecret(orgId, Buffer.from(givenSecret)) }),
      })
      .where(eq(webhookReceivers.id, webhookId));
    const changed = { name: before.name !== name, address: address !== null, secret: givenSecret !== undefined };
    await recordAudit(tx, ctx, {
      ...{ verb: "webhook.update", subject: { kind: "webhook", id: webhookId } },
      fields: Object.entries(changed).flatMap(([field, isChanged]) => (isChanged ? [field] : [])),
      before: { host: before.host, eventKinds: before.eventKinds },
      after: { host: address?.host ?? before.host, eventKinds },
    });
  });
}
