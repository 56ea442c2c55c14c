import { boolean, integer, pgTable, smallint, text } from "drizzle-orm/pg-core";
import { identity, instant } from "./columns.ts";

export const organisations = pgTable("organisations", {
  id: identity().primaryKey(),
  key: text().notNull(),
  name: text().notNull(),
  locale: text().$type<"en" | "zh-Hans" | "zh-Hant">().notNull(),
  timeZone: text().notNull(),
  yearStartMonth: smallint().notNull(),
  weekStart: smallint().notNull(),
  hideBelow: smallint().notNull(),
  lowBelow: smallint().notNull(),
  homeShardKey: integer().notNull(),
  isDemo: boolean().notNull(),
  createdAt: instant().notNull(),
  deletedAt: instant(),
  purgedAt: instant(),
  /** Raised by every change of the catalogue; responses are recorded by the version of now only. */
  catalogueVersion: integer().notNull().default(1),
  /** Where surveys may lead at their end. */
  redirectHosts: text().array().notNull().default([]),
  /** Letters carry a picture that tells of their opening. */
  hasOpeningPixel: boolean().notNull().default(false),
  hasPublicNotices: boolean().notNull().default(false),
  /** Members without a second factor set one up before anything else. */
  demandsSecondFactor: boolean().notNull().default(false),
  /** The version of the analysis that every comment was read by. */
  commentsReadBy: integer().notNull().default(1),
  /** Raised by every erasure that somebody asked for. */
  erasureCount: integer().notNull().default(0),
});
