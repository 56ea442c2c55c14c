import { integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { CaseCondition } from "./cases.ts";
import { identity, instant, orgId } from "./columns.ts";

/** Which single responses are worth an alert. */
export const responseAlertRules = pgTable("response_alert_rules", {
  orgId: orgId(),
  id: identity(),
  name: text().notNull(),
  condition: jsonb().$type<CaseCondition>().notNull(),
  touchpointId: integer(),
  madeAt: instant().notNull(),
  /** What came in before it has been looked at. */
  lookedUpTo: instant().notNull(),
  mutedAt: instant(),
  archivedAt: instant(),
});

export const responseAlerts = pgTable("response_alerts", {
  orgId: orgId(),
  id: identity(),
  ruleId: integer().notNull(),
  responseId: uuid().notNull(),
  touchpointId: integer(),
  foundAt: instant().notNull(),
  handling: text().$type<"knownCause" | "beingHandled" | "notReal" | "dataFault">(),
  reason: text(),
  handledBy: integer(),
  handledAt: instant(),
});
