import type { Transaction } from "@heard/db";
import { type WebhookSubject, webhookDeliveries, webhookReceivers } from "@heard/db/schema/webhooks";
import { arrayContains } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { ServiceContext } from "../context.ts";
import type { WebhookEventKind } from "./rules.ts";

/**
 * Tells the receivers that asked for it, in the transaction of what happened: what is taken back is not told of, and what stands will be. One that is switched off is told
 * when somebody sends it again.
 */
export async function emitWebhookEvent(
  tx: Transaction,
  ctx: ServiceContext,
  { kind, subject }: { kind: WebhookEventKind; subject: WebhookSubject },
): Promise<void> {
  const wanting = await tx
    .select({ id: webhookReceivers.id, disabledAt: webhookReceivers.disabledAt })
    .from(webhookReceivers)
    .where(arrayContains(webhookReceivers.eventKinds, [kind]));
  if (wanting.length === 0) return;
  const now = ctx.now();
  const happened = { orgId: ctx.organisation.id, kind, subject, happenedAt: now, dueAt: now };
  await tx.insert(webhookDeliveries).values(
    wanting.map(({ id: receiverId, disabledAt }) => ({
      ...{ ...happened, receiverId, messageId: uuidv7() },
      ...(disabledAt ? { state: "failed" as const, failure: "disabled" as const } : { state: "waiting" as const }),
    })),
  );
}
