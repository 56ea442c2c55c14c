import { apiKeys } from "@heard/db/schema/api-keys";
import { and, eq, isNull } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState, notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { forgetApiKey } from "./authenticate.ts";
import { RevokeApiKeyInput } from "./schema.ts";

/** Ends a key for ever: at once in this process, within a second in the others. */
export async function revokeApiKey(ctx: ServiceContext, input: RevokeApiKeyInput): Promise<void> {
  requirePermission(ctx, "apiKey.edit");
  const { keyId } = RevokeApiKeyInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const revoked = await tx
      .update(apiKeys)
      .set({ revokedAt: ctx.now() })
      .where(and(eq(apiKeys.id, keyId), isNull(apiKeys.revokedAt)))
      .returning({ id: apiKeys.id });
    if (revoked.length === 0) {
      const [known] = await tx.select({ id: apiKeys.id }).from(apiKeys).where(eq(apiKeys.id, keyId));
      throw known ? invalidState("API key", "revoked") : notFound("API key", keyId);
    }
    await recordAudit(tx, ctx, {
      verb: "apiKey.revoke",
      subject: { kind: "apiKey", id: keyId },
      fields: ["revokedAt"],
    });
  });
  forgetApiKey(keyId);
}
