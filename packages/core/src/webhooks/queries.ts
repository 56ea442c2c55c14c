import type { Transaction } from "@heard/db";
import {
  type WebhookDeliveryRow,
  type WebhookDisabledWhy,
  type WebhookReceiverRow,
  webhookDeliveries,
  webhookReceivers,
} from "@heard/db/schema/webhooks";
import { asc, count, desc, eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { type WebhookEventKind, type WebhookKind, type WebhookState, webhookState } from "./rules.ts";
import { WebhookInput } from "./schema.ts";

/** A receiver as people see it: never its address or its secret. */
export type WebhookItem = {
  id: number;
  name: string;
  kind: WebhookKind;
  host: string;
  eventKinds: WebhookEventKind[];
  hasSecret: boolean;
  oldSecretUntil: Date | null;
  state: WebhookState;
  disabledWhy: WebhookDisabledWhy | null;
  failingSince: Date | null;
  lastDeliveredAt: Date | null;
};
export type WebhookDeliveryItem = Pick<
  WebhookDeliveryRow,
  "id" | "kind" | "state" | "happenedAt" | "tries" | "answer" | "failure" | "triedAt" | "deliveredAt"
> & { messageId: string; dueAt: Date | null };
export type WebhookReport = { webhook: WebhookItem; deliveries: WebhookDeliveryItem[]; count: number };

/** So many deliveries stand on the screen. */
const shownDeliveries = 100;

export function itemOf(row: WebhookReceiverRow, now: Date): WebhookItem {
  const { id, name, kind, host, failingSince, lastDeliveredAt, disabledWhy, oldSecretUntil } = row;
  return {
    ...{ id, name, kind, host, failingSince, lastDeliveredAt, disabledWhy, state: webhookState(row) },
    eventKinds: row.eventKinds as WebhookEventKind[],
    hasSecret: row.secret !== null,
    oldSecretUntil: oldSecretUntil && oldSecretUntil > now ? oldSecretUntil : null,
  };
}

/** Every receiver, by name. */
export async function listWebhooks(ctx: ServiceContext): Promise<WebhookItem[]> {
  requirePermission(ctx, "webhook.edit");
  const rows = await inTenant(ctx, (tx) =>
    tx.select().from(webhookReceivers).orderBy(asc(webhookReceivers.name), asc(webhookReceivers.id)),
  );
  return rows.map((row) => itemOf(row, ctx.now()));
}

/** One receiver with its newest deliveries. @throws DomainError not_found */
export async function getWebhook(ctx: ServiceContext, input: WebhookInput): Promise<WebhookReport> {
  requirePermission(ctx, "webhook.edit");
  const { webhookId } = WebhookInput.parse(input);
  return inTenant(ctx, async (tx) => {
    const row = await getWebhookRow(tx, webhookId);
    const ofIt = eq(webhookDeliveries.receiverId, webhookId);
    const rows = await tx
      .select()
      .from(webhookDeliveries)
      .where(ofIt)
      .orderBy(desc(webhookDeliveries.happenedAt), desc(webhookDeliveries.id))
      .limit(shownDeliveries);
    const [all] = await tx.select({ count: count() }).from(webhookDeliveries).where(ofIt);
    return { webhook: itemOf(row, ctx.now()), deliveries: rows.map(deliveryOf), count: all?.count ?? 0 };
  });
}

function deliveryOf(row: WebhookDeliveryRow): WebhookDeliveryItem {
  const { id, messageId, kind, state, happenedAt, tries, answer, failure, triedAt, deliveredAt, dueAt } = row;
  return {
    ...{ id, messageId, kind, state, happenedAt, tries, answer, failure, triedAt, deliveredAt },
    dueAt: state === "waiting" ? dueAt : null,
  };
}

/** A receiver that somebody changes. @throws DomainError not_found */
export async function getWebhookRow(tx: Transaction, webhookId: number): Promise<WebhookReceiverRow> {
  const [row] = await tx.select().from(webhookReceivers).where(eq(webhookReceivers.id, webhookId)).for("update");
  if (!row) throw notFound("webhook", webhookId);
  return row;
}
