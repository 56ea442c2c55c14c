import { integer, jsonb, pgTable, smallint, text } from "drizzle-orm/pg-core";
import { identity, instant, type LocalisedText, orgId } from "./columns.ts";

export const channels = pgTable("channels", {
  orgId: orgId(),
  id: identity(),
  key: text().notNull(),
  name: jsonb().$type<LocalisedText>().notNull(),
  position: smallint().notNull().default(0),
  archivedAt: instant(),
});
/** What a source brings: answers to a survey, or what customers say without being asked. */
export type FeedbackKind =
  | "survey"
  | "review"
  | "social"
  | "call"
  | "chat"
  | "email"
  | "ticket"
  | "storeNote"
  | "other";

export const sources = pgTable("sources", {
  orgId: orgId(),
  id: identity(),
  key: text().notNull(),
  name: text().notNull(),
  kind: text().$type<"source" | "survey">().notNull().default("source"),
  feedbackKind: text().$type<FeedbackKind>().notNull().default("other"),
  slots: smallint().notNull().default(1),
  createdAt: instant().notNull().defaultNow(),
  deletedAt: instant(),
});
export const segmentFields = pgTable("segment_fields", {
  orgId: orgId(),
  id: identity(),
  key: text().notNull(),
  name: jsonb().$type<LocalisedText>().notNull(),
  slot: smallint().notNull(),
  createdAt: instant().notNull().defaultNow(),
  archivedAt: instant(),
});
export const segmentValues = pgTable("segment_values", {
  orgId: orgId(),
  id: identity(),
  fieldId: integer().notNull(),
  value: text().notNull(),
  name: jsonb().$type<LocalisedText>(),
  archivedAt: instant(),
});
