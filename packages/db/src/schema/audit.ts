import { jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant, orgId } from "./columns.ts";

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
