import { integer, jsonb, numeric, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { identity, instant, orgId } from "./columns.ts";

export type CaseKind = "recovery" | "thanks";
export type CaseState = "open" | "closed" | "merged";
/** What the customer says of a closed case. */
export type CaseOutcome = "confirmed" | "unsure" | "unhappy";
export type CaseCause = "people" | "process" | "technology" | "product" | "policy" | "supplier" | "other";
/** Weekday 1 (Monday) to 7; times such as 09:00. */
export type WorkingHours = { weekday: number; from: string; to: string };
export type Holiday = { day: string; name: string };
/** Of a score a low one, or a high one that deserves thanks; or words in a comment. */
export type CaseCondition =
  | {
      kind: "score";
      metric: string;
      /** The scale on which the metric asked when the rule was made. */
      measureId: number;
      comparison: "atMost" | "atLeast";
      value: number;
    }
  | { kind: "words"; words: string[] };
export type CaseStep = { title: string; doneAt: string | null; doneBy: number | null };

export const caseSettings = pgTable("case_settings", {
  orgId: orgId(),
  hours: jsonb().$type<WorkingHours[]>().notNull(),
  holidays: jsonb().$type<Holiday[]>().notNull().default([]),
  revision: integer().notNull().default(1),
});

export const casePlaybooks = pgTable("case_playbooks", {
  orgId: orgId(),
  id: identity(),
  name: text().notNull(),
  steps: jsonb().$type<string[]>().notNull(),
  /** Business hours from the opening to the closing. */
  hours: numeric({ precision: 5, scale: 1, mode: "number" }).notNull(),
  madeAt: instant().notNull(),
  archivedAt: instant(),
});

export const caseRules = pgTable("case_rules", {
  orgId: orgId(),
  id: identity(),
  name: text().notNull(),
  condition: jsonb().$type<CaseCondition>().notNull(),
  touchpointId: integer(),
  playbookId: integer().notNull(),
  ownerId: integer(),
  escalateTo: integer(),
  madeAt: instant().notNull(),
  /** What came in before it has been looked at. */
  lookedUpTo: instant().notNull(),
  archivedAt: instant(),
});
export type CaseRuleRow = typeof caseRules.$inferSelect;

export const cases = pgTable("cases", {
  orgId: orgId(),
  id: identity(),
  number: integer().notNull(),
  kind: text().$type<CaseKind>().notNull(),
  title: text().notNull(),
  state: text().$type<CaseState>().notNull(),
  touchpointId: integer(),
  responseId: uuid(),
  ruleId: integer(),
  playbookId: integer().notNull(),
  steps: jsonb().$type<CaseStep[]>().notNull(),
  ownerId: integer(),
  escalateTo: integer(),
  openedAt: instant().notNull(),
  openedBy: integer(),
  clockFrom: instant().notNull(),
  allowedMinutes: integer().notNull(),
  /** `null` while the clock is paused and when the case is closed. */
  dueAt: instant(),
  closedAt: instant(),
  /** Business minutes that it had taken when it ended; `null` while it is open, and for what ended before this was kept. */
  usedMinutes: integer(),
  escalatedAt: instant(),
  toldAt: instant(),
  reopened: smallint().notNull().default(0),
  mergedInto: integer(),
  revision: integer().notNull().default(1),
});
export type CaseRow = typeof cases.$inferSelect;

export const casePauses = pgTable("case_pauses", {
  orgId: orgId(),
  id: identity(),
  caseId: integer().notNull(),
  reason: text().notNull(),
  pausedAt: instant().notNull(),
  resumedAt: instant(),
  memberId: integer(),
});
export type CasePauseRow = typeof casePauses.$inferSelect;

export const caseEvents = pgTable("case_events", {
  orgId: orgId(),
  id: identity(),
  caseId: integer().notNull(),
  verb: text().notNull(),
  note: text(),
  memberId: integer(),
  happenedAt: instant().notNull(),
});

/** Each time a case was closed, and what its customer said of it. */
export const caseClosings = pgTable("case_closings", {
  orgId: orgId(),
  id: identity(),
  caseId: integer().notNull(),
  cause: text().$type<CaseCause>().notNull(),
  action: text().notNull(),
  closedAt: instant().notNull(),
  closedBy: integer(),
  /** The event by which the customer is asked; `null` where nobody knows whom to ask. */
  occasion: text(),
  outcome: text().$type<CaseOutcome>(),
  answeredAt: instant(),
  answerId: uuid(),
});

export const caseCounters = pgTable("case_counters", { orgId: orgId(), lastNumber: integer().notNull() });
