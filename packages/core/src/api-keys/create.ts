import { randomBytes } from "node:crypto";
import { apiKeys } from "@heard/db/schema/api-keys";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidInput } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { type ApiKeyItem, itemOf } from "./queries.ts";
import { apiKeyFrom, hashOfSecret, idBytes, secretBytes } from "./rules.ts";
import { CreateApiKeyInput } from "./schema.ts";

/**
 * Makes an API key. The key itself is in this answer and nowhere else: only the hash of its secret is stored.
 * @throws DomainError invalid_input when it would be expired already
 */
export async function createApiKey(
  ctx: ServiceContext,
  input: CreateApiKeyInput,
  random: (size: number) => Uint8Array = randomBytes,
): Promise<ApiKeyItem & { key: string }> {
  requirePermission(ctx, "apiKey.edit");
  const { name, scopes, expiresAt } = CreateApiKeyInput.parse(input);
  const now = ctx.now();
  if (expiresAt !== undefined && new Date(expiresAt) <= now)
    throw invalidInput("invalid_value", { value: expiresAt, expected: "a time in the future" });
  const { id, secret, key } = apiKeyFrom(random(idBytes), random(secretBytes));
  return inTenant(ctx, async (tx) => {
    const [row] = await tx
      .insert(apiKeys)
      .values({
        orgId: ctx.organisation.id,
        id,
        name,
        secretHash: hashOfSecret(secret),
        scopes: [...scopes],
        createdBy: ctx.actor.kind === "member" ? ctx.actor.memberId : null,
        createdAt: now,
        expiresAt: expiresAt ? new Date(expiresAt) : null,
      })
      .returning();
    if (!row) throw new Error(`API key ${id} was not stored`);
    await recordAudit(tx, ctx, {
      verb: "apiKey.create",
      subject: { kind: "apiKey", id },
      after: { scopes, expiresAt: expiresAt ?? null },
    });
    return { ...itemOf(row, now), key };
  });
}
