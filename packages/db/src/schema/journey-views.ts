import { boolean, date, integer, pgTable, smallint, text } from "drizzle-orm/pg-core";
import { bytea, identity, instant, orgId } from "./columns.ts";

export const journeyNotes = pgTable("journey_notes", {
  orgId: orgId(),
  touchpointId: integer().notNull(),
  revision: integer().notNull(),
  /** How the place works; empty where nothing is said. */
  note: text().notNull(),
  wantedFeeling: smallint(),
  wantedNote: text().notNull(),
  writtenBy: integer(),
  writtenAt: instant().notNull(),
});

export const journeyShares = pgTable("journey_shares", {
  orgId: orgId(),
  id: identity(),
  tokenHash: bytea().notNull(),
  name: text().notNull(),
  fromOn: date({ mode: "string" }).notNull(),
  toOn: date({ mode: "string" }).notNull(),
  journeyVersion: integer().notNull(),
  touchpoints: integer().array(),
  leastAnswers: smallint().notNull(),
  showsPlans: boolean().notNull(),
  frameHosts: text().array().notNull(),
  createdBy: integer(),
  createdAt: instant().notNull(),
  expiresAt: instant().notNull(),
  revokedAt: instant(),
  viewCount: integer().notNull().default(0),
  viewedAt: instant(),
});
