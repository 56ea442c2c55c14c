import { apiKeys } from "@heard/db/schema/api-keys";
import { desc } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { type ApiKeyState, apiKeyState } from "./rules.ts";

/** A key without its secret. */
export type ApiKeyItem = {
  id: string;
  name: string;
  scopes: string[];
  state: ApiKeyState;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

/** The row as people see it: never the hash. */
export function itemOf(row: typeof apiKeys.$inferSelect, now: Date): ApiKeyItem {
  const { id, name, scopes, createdAt, expiresAt, lastUsedAt, revokedAt } = row;
  return { id, name, scopes, state: apiKeyState(row, now), createdAt, expiresAt, lastUsedAt, revokedAt };
}

/** All keys of the organisation, newest first, ended ones too. */
export async function listApiKeys(ctx: ServiceContext): Promise<ApiKeyItem[]> {
  requirePermission(ctx, "apiKey.edit");
  const rows = await inTenant(ctx, (tx) => tx.select().from(apiKeys).orderBy(desc(apiKeys.createdAt)));
  return rows.map((row) => itemOf(row, ctx.now()));
}
