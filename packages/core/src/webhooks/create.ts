import { randomBytes } from "node:crypto";
import type { Transaction } from "@heard/db";
import { webhookReceivers } from "@heard/db/schema/webhooks";
import { count, sql } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, invalidInput } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { itemOf, type WebhookItem } from "./queries.ts";
import { kindsWithGivenSecret, mostWebhooks, type WebhookKind, webhookAddress } from "./rules.ts";
import { CreateWebhookInput } from "./schema.ts";
import { sealAddress, sealSigningSecret } from "./seal.ts";
import { secretBytes, signingSecretText } from "./sign.ts";

/** The class of the advisory lock: who adds one at the same time is counted. */
const receiversLock = 7312;

/**
 * Adds a receiver. The secret by which a generic one knows who wrote is in this answer and nowhere else.
 * @throws DomainError invalid_input for an address that messages must not go to, or a secret where the kind has none, limit_exceeded `too_many`
 */
export async function createWebhook(
  ctx: ServiceContext,
  input: CreateWebhookInput,
): Promise<WebhookItem & { secret: string | null }> {
  requirePermission(ctx, "webhook.edit");
  const { name, kind, url, eventKinds, givenSecret } = CreateWebhookInput.parse(input);
  const address = addressOf(url);
  assertTakesSecret(kind, givenSecret);
  const [orgId, createdAt] = [ctx.organisation.id, ctx.now()];
  const made = kind === "generic" ? randomBytes(secretBytes) : null;
  const secret = made ?? (givenSecret === undefined ? null : Buffer.from(givenSecret));
  return inTenant(ctx, async (tx) => {
    await assertRoom(tx, ctx);
    const [row] = await tx
      .insert(webhookReceivers)
      .values({
        ...{ orgId, name, kind, eventKinds, host: address.host, address: sealAddress(orgId, address), createdAt },
        ...{ secret: secret && sealSigningSecret(orgId, secret) },
        createdBy: ctx.actor.kind === "member" ? ctx.actor.memberId : null,
      })
      .returning();
    if (!row) throw new Error("The webhook was not stored");
    await recordAudit(tx, ctx, {
      ...{ verb: "webhook.create", subject: { kind: "webhook", id: row.id } },
      after: { kind, host: address.host, eventKinds },
    });
    return { ...itemOf(row, createdAt), secret: made && signingSecretText(made) };
  });
}

/** @throws DomainError limit_exceeded `too_many` */
async function assertRoom(tx: Transaction, ctx: ServiceContext): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${receiversLock}, ${ctx.organisation.id})`);
  const [known] = await tx.select({ count: count() }).from(webhookReceivers);
  const there = known?.count ?? 0;
  if (there >= mostWebhooks)
    throw new DomainError("limit_exceeded", "too_many", { count: there + 1, most: mostWebhooks });
}

/** @throws DomainError invalid_input */
export function addressOf(url: string): URL {
  const address = webhookAddress(url);
  if (address) return address;
  throw invalidInput("invalid_value", { value: url, expected: "an address such as https://hooks.example.org/heard" });
}

/** @throws DomainError invalid_input for a secret that the kind would not use */
export function assertTakesSecret(kind: WebhookKind, givenSecret: string | undefined): void {
  if (givenSecret !== undefined && !kindsWithGivenSecret.includes(kind))
    throw invalidInput("webhook_secret_unused", { kind });
}
