import {
  type WebhookDeliveryRow,
  type WebhookReceiverRow,
  webhookDeliveries,
  webhookReceivers,
} from "@heard/db/schema/webhooks";
import { and, asc, eq, isNull, lte, or } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { getOrganisation } from "../organisations/queries.ts";
import { composeMessage, type WebhookMessage } from "./compose.ts";
import { disableWebhookIn } from "./disable.ts";
import { formBody, isTaken } from "./form-body.ts";
import { type Message, type Posted, postMessage, type Reach } from "./post.ts";
import { isGivenUp, retryAt, testKind } from "./rules.ts";
import { openAddress, openSigningSecrets } from "./seal.ts";
import { signForDingtalk, signStandard } from "./sign.ts";

export type DeliveryOptions = {
  /** Where people reach the dashboard. */
  url: string;
  /** From 0 to 1: how far from the schedule a new try lies. */
  random: () => number;
  reach?: Reach;
  /** A minute unless a test has less time. */
  turnMs?: number;
};

/** So many messages go before others have their turn. */
const mostInTurn = 20;
/** And so long, where a receiver takes its time with each. */
const longestTurnMs = 60_000;
const claimMs = 60_000;

/**
 * One turn of one receiver: what is due goes, one after the other, until one fails. Whoever delivers holds the receiver; one that dies leaves it to the next after a minute,
 * and what it was sending is sent again by the same id. Returns how many arrived.
 * @throws whatever kept a message from being made, when the try has been noted
 */
export async function deliverToWebhook(
  ctx: ServiceContext,
  webhookId: number,
  options: DeliveryOptions,
): Promise<number> {
  let arrived = 0;
  let isHeld = false;
  try {
    const endsAt = performance.now() + (options.turnMs ?? longestTurnMs);
    for (let sent = 0; sent < mostInTurn && performance.now() < endsAt; sent += 1) {
      const receiver = await claim(ctx, webhookId, sent === 0);
      isHeld ||= receiver !== null;
      const delivery = receiver && (await findDue(ctx, webhookId));
      if (!receiver || !delivery) break;
      const { posted, fault } = await send(ctx, receiver, delivery, options);
      await settle(ctx, receiver, delivery, { posted, random: options.random() });
      if (fault) throw fault.error;
      if ("failure" in posted) break;
      arrived += 1;
    }
  } finally {
    // What somebody else holds is theirs to let go.
    if (isHeld)
      await inTenant(ctx, (tx) =>
        tx.update(webhookReceivers).set({ claimedUntil: null }).where(eq(webhookReceivers.id, webhookId)),
      );
  }
  return arrived;
}

async function claim(ctx: ServiceContext, webhookId: number, isFirst: boolean): Promise<WebhookReceiverRow | null> {
  const now = ctx.now();
  const isFree = or(isNull(webhookReceivers.claimedUntil), lte(webhookReceivers.claimedUntil, now));
  const [row] = await inTenant(ctx, (tx) =>
    tx
      .update(webhookReceivers)
      .set({ claimedUntil: new Date(now.getTime() + claimMs) })
      .where(and(eq(webhookReceivers.id, webhookId), isNull(webhookReceivers.disabledAt), isFirst ? isFree : undefined))
      .returning(),
  );
  return row ?? null;
}

async function findDue(ctx: ServiceContext, webhookId: number): Promise<WebhookDeliveryRow | null> {
  const [row] = await inTenant(ctx, (tx) =>
    tx
      .select()
      .from(webhookDeliveries)
      .where(
        and(
          ...[eq(webhookDeliveries.receiverId, webhookId), eq(webhookDeliveries.state, "waiting")],
          lte(webhookDeliveries.dueAt, ctx.now()),
        ),
      )
      .orderBy(asc(webhookDeliveries.dueAt), asc(webhookDeliveries.id))
      .limit(1),
  );
  return row ?? null;
}

async function send(
  ctx: ServiceContext,
  receiver: WebhookReceiverRow,
  delivery: WebhookDeliveryRow,
  { url, reach }: DeliveryOptions,
): Promise<{ posted: Posted; fault?: { error: unknown } }> {
  const { key, name, locale } = await getOrganisation(ctx);
  const parts = { organisation: { key, name, locale }, url };
  let message: Message;
  try {
    const composed = await inTenant(ctx, (tx) => composeMessage(tx, delivery, parts));
    message = formMessage(receiver, composed, { organisation: key, now: ctx.now() });
  } catch (error) {
    // An address that another secret sealed opens no better the next second: it counts as a try that failed, and waits as long as any other.
    return { posted: { failure: "unmade", status: null }, fault: { error } };
  }
  const posted = await postMessage(message, reach);
  if ("failure" in posted || isTaken(receiver.kind, posted.text)) return { posted };
  return { posted: { failure: "refused", status: posted.status } };
}

function formMessage(
  receiver: WebhookReceiverRow,
  message: WebhookMessage,
  { organisation, now }: { organisation: string; now: Date },
): Message {
  const { kind } = receiver;
  const secrets = openSigningSecrets(receiver, now);
  const given = secrets[0]?.toString("utf8");
  const feishu = kind === "feishu" && given !== undefined ? { secret: given, now } : null;
  const body = formBody(kind, message, { organisation, feishu });
  const address = openAddress(receiver);
  const url = kind === "dingtalk" && given !== undefined ? signForDingtalk(address, given, now) : address;
  const headers = kind === "generic" ? signStandard(secrets, { id: message.id, at: now, body }) : {};
  return { url, headers, body };
}

async function settle(
  ctx: ServiceContext,
  receiver: Pick<WebhookReceiverRow, "id" | "failingSince">,
  { id, tries: before, kind }: WebhookDeliveryRow,
  { posted, random }: { posted: Posted; random: number },
): Promise<void> {
  const [now, tries] = [ctx.now(), before + 1];
  const own = eq(webhookDeliveries.id, id);
  const ofReceiver = eq(webhookReceivers.id, receiver.id);
  await inTenant(ctx, async (tx) => {
    if (!("failure" in posted)) {
      const arrived = { state: "delivered" as const, answer: posted.status, failure: null, deliveredAt: now };
      await tx
        .update(webhookDeliveries)
        .set({ ...arrived, tries, triedAt: now })
        .where(own);
      await tx.update(webhookReceivers).set({ lastDeliveredAt: now, failingSince: null }).where(ofReceiver);
      return;
    }
    const { failure, status } = posted;
    // Who sends a test looks at what becomes of it, and sends another.
    const next = kind === testKind ? null : retryAt(tries, now, random);
    const told = { tries, triedAt: now, answer: status, failure };
    await tx
      .update(webhookDeliveries)
      .set({ ...told, ...(next ? { dueAt: next } : { state: "failed" as const }) })
      .where(own);
    const failingSince = receiver.failingSince ?? now;
    await tx.update(webhookReceivers).set({ failingSince }).where(ofReceiver);
    const isGone = failure === "status" && status === goneStatus;
    if (isGone || isGivenUp(failingSince, now))
      await disableWebhookIn(tx, ctx, { webhookId: receiver.id, why: isGone ? "gone" : "failing" });
  });
}

/** By this a receiver says that it wants nothing any more. */
const goneStatus = 410;
