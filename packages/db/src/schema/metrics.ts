import { boolean, integer, jsonb, pgTable, smallint, text } from "drizzle-orm/pg-core";
import { identity, instant, type LocalisedText, orgId } from "./columns.ts";

export type ScaleDirection = "higherIsBetter" | "lowerIsBetter";

export const scales = pgTable("scales", {
  orgId: orgId(),
  id: identity(),
  key: text().notNull(),
  version: integer().notNull().default(1),
  kind: text().$type<"nps" | "csat" | "ces" | "stars" | "driver" | "custom">().notNull(),
  min: smallint().notNull(),
  max: smallint().notNull(),
  direction: text().$type<ScaleDirection>().notNull(),
  /** Label of each point: `{ "1": { en: "Very hard" } }`. */
  labels: jsonb().$type<Record<string, LocalisedText>>().notNull().default({}),
  wording: jsonb().$type<Partial<LocalisedText>>().notNull().default({}),
  wordingVersion: integer().notNull().default(1),
  createdAt: instant().notNull().defaultNow(),
  archivedAt: instant(),
});
export const metrics = pgTable("metrics", {
  orgId: orgId(),
  id: identity(),
  key: text().notNull(),
  version: integer().notNull().default(1),
  name: jsonb().$type<LocalisedText>().notNull(),
  kind: text().$type<"nps" | "csat" | "ces" | "driver">().notNull(),
  scope: text().$type<"relationship" | "transaction">().notNull(),
  object: text().$type<"company" | "product" | "service" | "support" | "agent" | "team">().notNull().default("company"),
  headlineMethod: text().notNull(),
  hasItems: boolean().notNull().default(false),
  ownerMemberId: integer(),
  origin: text().notNull().default(""),
  position: smallint().notNull().default(0),
  createdAt: instant().notNull().defaultNow(),
  archivedAt: instant(),
});
export const measureKeys = pgTable("measure_keys", {
  orgId: orgId(),
  id: identity(),
  metricId: integer().notNull(),
  scaleId: integer().notNull(),
  /** Takes answers that name this scale, and never those that name none. */
  namedOnly: boolean().notNull().default(false),
  createdAt: instant().notNull().defaultNow(),
});
export type ScaleRow = typeof scales.$inferSelect;
export type MetricRow = typeof metrics.$inferSelect;
