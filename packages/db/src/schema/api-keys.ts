import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { bytea, instant, orgId } from "./columns.ts";

export const apiKeys = pgTable("api_keys", {
  orgId: orgId(),
  id: text().notNull(),
  name: text().notNull(),
  secretHash: bytea().notNull(),
  scopes: text().array().notNull(),
  createdBy: integer(),
  createdAt: instant().notNull().defaultNow(),
  expiresAt: instant(),
  lastUsedAt: instant(),
  revokedAt: instant(),
});
