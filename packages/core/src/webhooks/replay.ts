import { webhookDeliveries } from "@heard/db/schema/webhooks";
import { and, eq, gte, lt, ne, type SQL, sql } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState, notFound } from "../errors.ts";
import { addDays } from "../measures/rules.ts";
import { requirePermission } from "../permissions.ts";
import { requireToken } from "../rate-limits/take.ts";
import { getWebhookRow } from "./queries.ts";
import { replaysByOrganisation } from "./rules.ts";
import { ReplayDeliveryInput, ReplayPeriodInput } from "./schema.ts";

/** Sends one message again, by the same id. @throws DomainError not_found, invalid_state for a receiver that is switched off */
export async function replayDelivery(ctx: ServiceContext, input: ReplayDeliveryInput): Promise<void> {
  requirePermission(ctx, "webhook.edit");
  const { webhookId, deliveryId } = ReplayDeliveryInput.parse(input);
  const sent = await replay(ctx, webhookId, eq(webhookDeliveries.id, deliveryId));
  if (sent === 0) throw notFound("delivery", deliveryId);
}

/** Sends again what did not arrive of some days, or all of it, by the same ids. Returns how many messages. @throws DomainError as `replayDelivery` */
export async function replayPeriod(ctx: ServiceContext, input: ReplayPeriodInput): Promise<{ count: number }> {
  requirePermission(ctx, "webhook.edit");
  const { webhookId, from, to, isWhole } = ReplayPeriodInput.parse(input);
  const { timeZone } = ctx.organisation;
  const dayOf = (day: string) => sql`(${day}::date)::timestamp at time zone ${timeZone}`;
  const days = and(
    gte(webhookDeliveries.happenedAt, dayOf(from)),
    lt(webhookDeliveries.happenedAt, dayOf(addDays(to, 1))),
    isWhole ? ne(webhookDeliveries.state, "waiting") : eq(webhookDeliveries.state, "failed"),
  );
  return { count: await replay(ctx, webhookId, days) };
}

async function replay(ctx: ServiceContext, webhookId: number, which: SQL | undefined): Promise<number> {
  await requireToken(`webhook-replays/${ctx.organisation.id}`, replaysByOrganisation);
  return inTenant(ctx, async (tx) => {
    const { disabledAt } = await getWebhookRow(tx, webhookId);
    if (disabledAt) throw invalidState("webhook", "disabled", webhookId);
    const again = await tx
      .update(webhookDeliveries)
      .set({ state: "waiting", dueAt: ctx.now(), tries: 0, answer: null, failure: null, deliveredAt: null })
      .where(and(eq(webhookDeliveries.receiverId, webhookId), which))
      .returning({ id: webhookDeliveries.id });
    if (again.length > 0)
      await recordAudit(tx, ctx, {
        ...{ verb: "webhook.replay", subject: { kind: "webhook", id: webhookId }, after: { count: again.length } },
      });
    return again.length;
  });
}
