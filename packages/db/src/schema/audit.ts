import { bigint, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytea, instant, orgId } from "./columns.ts";

export const auditEntries = pgTable("audit_entries", {
  orgId: orgId(),
  id: uuid().notNull(),
  at: instant().notNull(),
  actorKind: text().$type<"member" | "apiKey" | "system" | "operator">().notNull(),
  actorId: text().notNull(),
  verb: text().notNull(),
  subjectKind: text().notNull(),
  subjectId: text().notNull(),
  fields: text().array().notNull().default([]),
  before: jsonb().$type<Record<string, unknown>>(),
  after: jsonb().$type<Record<string, unknown>>(),
});
export const auditSeals = pgTable("audit_seals", {
  orgId: orgId(),
  sequence: bigint({ mode: "number" }).notNull(),
  entryId: uuid().notNull(),
  previousHash: bytea().notNull(),
  hash: bytea().notNull(),
  sealedAt: instant().notNull(),
});
